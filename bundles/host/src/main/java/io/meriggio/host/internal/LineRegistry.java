// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static io.meriggio.host.internal.HostTexts.text;

import io.meriggio.can.CanLineFactory;
import io.meriggio.configuration.LineConfiguration;
import io.meriggio.configuration.Transport;
import io.meriggio.device.LineDirectory;
import io.meriggio.device.LineInfo;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.modbus.line.Line.Figures;
import io.meriggio.modbus.line.LineFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/**
 * The configured lines.
 *
 * <p>Threads: {@link #lines} and {@link #find} may be called from any thread; changes are made by
 * one thread at a time.
 */
final class LineRegistry implements LineDirectory {

  private final LineOpener opener;
  private final Map<String, Entry> entries = new ConcurrentSkipListMap<>();

  /**
   * A configured line.
   *
   * @param configuration empty when it was refused and none ran before
   * @param open empty when it can't be opened
   * @param transport as configured, be it acceptable or not
   * @param complaint why it can't be opened, or why its newest configuration is not in force
   * @param foundAt where its stick was found again, which is not where it is configured
   */
  private record Entry(
      Optional<LineConfiguration> configuration,
      Optional<OpenLine> open,
      String transport,
      Text complaint,
      Optional<String> foundAt) {

    Entry(
        Optional<LineConfiguration> configuration,
        Optional<OpenLine> open,
        String transport,
        Text complaint) {
      this(configuration, open, transport, complaint, Optional.empty());
    }

    Optional<String> host() {
      return foundAt.or(() -> configuration.flatMap(LineConfiguration::host));
    }
  }

  LineRegistry(LineFactory factory, CanLineFactory canFactory) {
    this.opener = new LineOpener(factory, canFactory);
  }

  @Override
  public List<LineInfo> lines() {
    return entries.entrySet().stream().map(e -> info(e.getKey(), e.getValue())).toList();
  }

  /** A line that has been opened. */
  Optional<OpenLine> find(String id) {
    return Optional.ofNullable(entries.get(id)).flatMap(Entry::open);
  }

  /** An open line to a TCP port. */
  Optional<OpenLine> leadingTo(String host, int port) {
    return find(
        entry ->
            entry.configuration.filter(c -> c.port() == port).isPresent()
                && entry.host().filter(h -> sameHost(h, host)).isPresent());
  }

  /** An open line on a serial port. */
  Optional<OpenLine> onSerialPort(String port) {
    return find(
        entry ->
            entry
                .configuration
                .flatMap(LineConfiguration::serialPort)
                .filter(port::equals)
                .isPresent());
  }

  private Optional<OpenLine> find(Predicate<Entry> wanted) {
    return entries.values().stream()
        .filter(wanted)
        .flatMap(entry -> entry.open.stream())
        .findFirst();
  }

  /** The lines to sticks of known serial number that can't be opened now. */
  List<LineConfiguration> lostSticks() {
    return entries.values().stream()
        .filter(entry -> entry.open.filter(LineRegistry::isDown).isPresent())
        .flatMap(entry -> entry.configuration.stream())
        .filter(c -> c.transport() == Transport.SOLARMAN_V5 || c.transport() == Transport.AUTO)
        .filter(c -> c.loggerSerial().isPresent())
        .toList();
  }

  private static boolean isDown(OpenLine line) {
    return line.figures().state() == LineInfo.State.DOWN;
  }

  /** Whether a line leads to this host as it is. */
  boolean leadsTo(String id, String host) {
    return Optional.ofNullable(entries.get(id))
        .flatMap(Entry::host)
        .filter(h -> sameHost(h, host))
        .isPresent();
  }

  private static boolean sameHost(String one, String other) {
    if (one.equalsIgnoreCase(other)) {
      return true;
    }
    try {
      return InetAddress.getByName(one).equals(InetAddress.getByName(other));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Why a device finds no line, for people. */
  Text whyMissing(String id) {
    Entry entry = entries.get(id);
    return entry == null
        ? text("line.missing", id, ids())
        : text("line.complaint", id, entry.complaint);
  }

  /** Whether a line runs with this configuration already. */
  boolean runsWith(LineConfiguration configuration) {
    Entry entry = entries.get(configuration.id());
    return entry != null && entry.configuration.filter(configuration::equals).isPresent();
  }

  /** The newest configuration of a line is the one that runs: nothing to complain about. */
  void accepted(String id) {
    entries.computeIfPresent(
        id,
        (key, entry) ->
            entry.open.isPresent()
                ? new Entry(
                    entry.configuration,
                    entry.open,
                    entry.transport,
                    entry.foundAt.isPresent() ? entry.complaint : Text.NONE,
                    entry.foundAt)
                : entry);
  }

  /** Makes a line. The one before it has been removed. */
  void make(LineConfiguration configuration) {
    Optional<OpenLine> open = Optional.of(opener.open(configuration));
    String word = configuration.transport().word();
    entries.put(configuration.id(), new Entry(Optional.of(configuration), open, word, Text.NONE));
  }

  /** Makes a line whose stick was found elsewhere. The one before it has been removed. */
  void make(LineConfiguration c, String host) {
    entries.put(
        c.id(),
        new Entry(
            Optional.of(c),
            Optional.of(opener.open(c, host)),
            c.transport().word(),
            text("line.found", c.loggerSerial().orElse(0L), host, c.host().orElse("")),
            Optional.of(host)));
  }

  /** A configuration is not acceptable. What ran before goes on. */
  void refuse(String id, String transport, Text complaint) {
    Entry old = entries.get(id);
    entries.put(
        id,
        old != null && old.open.isPresent()
            ? new Entry(old.configuration, old.open, old.transport, complaint, old.foundAt)
            : new Entry(Optional.empty(), Optional.empty(), transport, complaint));
  }

  /** Forgets a line; it is still to be closed, after its devices. */
  Optional<OpenLine> remove(String id) {
    return Optional.ofNullable(entries.remove(id)).flatMap(Entry::open);
  }

  /** Closes all lines. */
  void closeAll() {
    entries.values().forEach(entry -> entry.open.ifPresent(OpenLine::close));
    entries.clear();
  }

  private Text ids() {
    return entries.isEmpty() ? text("none") : Text.plain(String.join(", ", entries.keySet()));
  }

  private static LineInfo info(String id, Entry entry) {
    Figures figures = entry.open.map(OpenLine::figures).orElseGet(() -> refused(entry.complaint));
    return new LineInfo(
        id,
        entry.transport,
        entry.configuration.map(c -> address(c, entry.host())).orElse(""),
        figures.state(),
        figures.reason(),
        entry.open.isPresent() ? figures.detail().and(" ", entry.complaint) : figures.detail(),
        entry.configuration.map(LineConfiguration::readOnly).orElse(false),
        figures.utilisation(),
        figures.requests(),
        figures.timeouts(),
        figures.errors());
  }

  private static Figures refused(Text complaint) {
    return new Figures(LineInfo.State.DOWN, Reason.BAD_CONFIGURATION, complaint, 0, 0, 0, 0);
  }

  private static String address(LineConfiguration c, Optional<String> host) {
    if (c.transport() == Transport.SERIAL) {
      char parity = c.parity().name().charAt(0);
      return c.serialPort().orElse("")
          + " "
          + c.baudRate()
          + " "
          + c.dataBits()
          + parity
          + c.stopBits();
    }
    if (c.transport() == Transport.CAN) {
      return c.canInterface();
    }
    return host.map(name -> name + ":" + c.port()).orElse("");
  }
}
