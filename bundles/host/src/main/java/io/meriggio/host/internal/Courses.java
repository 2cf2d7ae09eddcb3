// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static io.meriggio.host.internal.HostTexts.text;

import io.meriggio.configuration.Checked;
import io.meriggio.configuration.LineConfiguration;
import io.meriggio.configuration.Pids;
import io.meriggio.device.AddressRange;
import io.meriggio.device.Discovery.Refused;
import io.meriggio.device.Found;
import io.meriggio.device.Search;
import io.meriggio.device.Text;
import io.meriggio.host.internal.Course.Steps;
import io.meriggio.host.internal.Course.Stop;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineFactory;
import io.meriggio.modbus.line.StickSearch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Lays out what a scan goes through. Where a configured line leads already, that line is used:
 * sticks and Hubs serve one connection only. Else a line is open for as long as its questions take.
 */
final class Courses {

  private static final int STICK_PORT = 8899;
  private static final List<Integer> BEHIND_A_STICK = List.of(1);

  /** Sticks answer within a second; the slow ones within two (solarman-v5, section 11). */
  private static final Duration STICKS_ANSWER = Duration.ofSeconds(2);

  private final LineFactory factory;
  private final LineRegistry lines;
  private final StickSearch sticks;
  private final Knock knock;
  private final List<KnownPort> ports;

  /**
   * @param ports where Azzurro products listen
   */
  Courses(
      LineFactory factory,
      LineRegistry lines,
      StickSearch sticks,
      Knock knock,
      List<KnownPort> ports) {
    this.factory = factory;
    this.lines = lines;
    this.sticks = sticks;
    this.knock = knock;
    this.ports = List.copyOf(ports);
  }

  /**
   * @throws Refused when there is no such line, or the network is not private
   */
  Course of(Search search) throws Refused {
    if (search instanceof Search.OnLine onLine) {
      return configured(line(onLine.line()), units(onLine.range()));
    }
    if (search instanceof Search.OnSerialPort port) {
      return steps -> serialPort(port, steps);
    }
    if (search instanceof Search.AtHost host) {
      return steps -> host(host, steps);
    }
    if (search instanceof Search.InSubnet subnet) {
      List<String> hosts = PrivateNetwork.hosts(subnet);
      return steps -> hosts(hosts, ports, steps);
    }
    return this::sticks;
  }

  private OpenLine line(String id) throws Refused {
    Optional<OpenLine> open = lines.find(id);
    if (open.isEmpty()) {
      throw new Refused(Refused.Code.UNKNOWN_LINE, id, lines.whyMissing(id));
    }
    return open.get();
  }

  private static Course configured(OpenLine line, List<Integer> units) {
    return steps -> {
      steps.expect(units.size());
      steps.visit(new Stop(line.id(), Optional.of(line), Map.of(), line.link(), units));
    };
  }

  private void serialPort(Search.OnSerialPort search, Steps steps) {
    List<Integer> units = units(search.range());
    Optional<OpenLine> line = lines.onSerialPort(search.port());
    if (line.isPresent()) {
      configured(line.get(), units).follow(steps);
      return;
    }
    steps.expect(units.size() * search.baudRates().size());
    for (int baudRate : search.baudRates()) {
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("transport", "serial");
      properties.put("serialPort", search.port());
      properties.put("baudRate", baudRate);
      visit(search.port() + " " + baudRate + " 8N1", properties, units, steps);
    }
  }

  private void host(Search.AtHost search, Steps steps) {
    List<KnownPort> asked = search.port().map(port -> List.of(KnownPort.named(port))).orElse(ports);
    hosts(List.of(search.host()), asked, steps);
  }

  /** A host counts for one address until it is known whether it has an open port. */
  private void hosts(List<String> hosts, List<KnownPort> asked, Steps steps) {
    steps.expect(hosts.size());
    for (String host : hosts) {
      if (steps.cancelled()) {
        return;
      }
      Map<InetSocketAddress, KnownPort> doors = new LinkedHashMap<>();
      asked.forEach(port -> doors.put(new InetSocketAddress(host, port.port()), port));
      List<InetSocketAddress> open = knock(host, doors, steps);
      open.forEach(door -> steps.expect(doors.get(door).units().size()));
      steps.passed(1);
      open.forEach(door -> port(host, doors.get(door), steps));
    }
  }

  /** The broadcast counts for one address, and so does each stick that answers it. */
  private void sticks(Steps steps) {
    steps.expect(1);
    List<StickSearch.Stick> answered;
    try {
      answered = sticks.search(sticks.everywhere(), STICKS_ANSWER);
    } catch (IOException e) {
      steps.saw(nothing("UDP " + StickSearch.PORT, Map.of(), Text.plain(e.getMessage())));
      return;
    } finally {
      steps.passed(1);
    }
    steps.expect(answered.size());
    answered.forEach(stick -> stick(stick, steps));
  }

  private void stick(StickSearch.Stick stick, Steps steps) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("transport", "auto");
    properties.put("host", stick.host());
    properties.put("port", STICK_PORT);
    properties.put("loggerSerial", stick.loggerSerial());
    Optional<OpenLine> line = lines.leadingTo(stick.host(), STICK_PORT);
    String place = stick.host() + ":" + STICK_PORT;
    boolean something =
        line.isPresent()
            ? steps.visit(new Stop(place, line, Map.of(), line.get().link(), BEHIND_A_STICK))
            : visit(place, properties, BEHIND_A_STICK, steps);
    if (!something && !steps.cancelled()) {
      Text why = text("scan.stick", stick.loggerSerial(), stick.mac());
      steps.saw(nothing(place, properties, why));
    }
  }

  private static Found nothing(String place, Map<String, Object> properties, Text why) {
    return new Found(Optional.empty(), place, Optional.empty(), properties, why);
  }

  /** A port that a configured line leads to is open without a knock: it might be thrown out. */
  private List<InetSocketAddress> knock(
      String host, Map<InetSocketAddress, KnownPort> doors, Steps steps) {
    Map<InetSocketAddress, KnownPort> unknown = new LinkedHashMap<>(doors);
    unknown.values().removeIf(port -> lines.leadingTo(host, port.port()).isPresent());
    List<InetSocketAddress> open = knock.open(unknown.keySet(), steps::cancelled);
    return doors.keySet().stream()
        .filter(door -> !unknown.containsKey(door) || open.contains(door))
        .toList();
  }

  private void port(String host, KnownPort port, Steps steps) {
    Optional<OpenLine> line = lines.leadingTo(host, port.port());
    if (line.isPresent()) {
      steps.visit(
          new Stop(host + ":" + port.port(), line, Map.of(), line.get().link(), port.units()));
      return;
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("transport", port.transport());
    properties.put("host", host);
    properties.put("port", port.port());
    visit(host + ":" + port.port(), properties, port.units(), steps);
  }

  private boolean visit(
      String place, Map<String, Object> properties, List<Integer> units, Steps steps) {
    if (steps.cancelled()) {
      return false;
    }
    Checked<LineConfiguration> checked = LineConfiguration.check(Pids.LINE + "~scan", properties);
    if (checked instanceof Checked.Valid<LineConfiguration> valid) {
      try (Line line = factory.create("scan", LineOpener.settings(valid.value()))) {
        return steps.visit(new Stop(place, Optional.empty(), properties, line.link(), units));
      }
    }
    steps.passed(units.size());
    steps.saw(nothing(place, properties, Text.plain(String.valueOf(checked))));
    return true;
  }

  private static List<Integer> units(AddressRange range) {
    return IntStream.rangeClosed(range.first(), range.last()).boxed().toList();
  }
}
