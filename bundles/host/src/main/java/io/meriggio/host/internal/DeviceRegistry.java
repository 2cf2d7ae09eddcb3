// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static io.meriggio.host.internal.HostTexts.text;

import io.meriggio.configuration.DeviceConfiguration;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.host.internal.Assignment.Former;
import io.meriggio.host.internal.DeviceFacade.Label;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configured devices, each with the session in which it is served, if it is.
 *
 * <p>Threads: the methods of {@link DeviceDirectory} may be called from any thread and never wait;
 * changes are made one at a time and wait for the sessions that they end.
 */
final class DeviceRegistry implements DeviceDirectory {

  /** How long a device may wait for its driver or line at start before that counts as badly. */
  static final Duration START_GRACE = Duration.ofSeconds(5);

  /** How long a call in hand may take before it is interrupted. */
  private static final Duration DRAIN = Duration.ofSeconds(5);

  /** How long giving a device back may take. */
  private static final Duration RELEASE = Duration.ofSeconds(3);

  private static final Logger LOG = LoggerFactory.getLogger(DeviceRegistry.class);

  private final DriverRegistry drivers;
  private final LineRegistry lines;
  private final SiteMaps maps;
  private final SessionRunner runner;
  private final SnapshotBoard board;
  private final Executor answers;
  private final Time time;
  private final Map<String, ConfiguredDevice> entries = new ConcurrentSkipListMap<>();
  private volatile boolean closed;

  DeviceRegistry(
      DriverRegistry drivers,
      LineRegistry lines,
      SiteMaps maps,
      SessionRunner runner,
      SnapshotBoard board,
      Executor answers,
      Time time) {
    this.drivers = drivers;
    this.lines = lines;
    this.maps = maps;
    this.runner = runner;
    this.board = board;
    this.answers = answers;
    this.time = time;
  }

  @Override
  public List<Device> devices() {
    return entries.values().stream().map(entry -> (Device) entry.facade).toList();
  }

  @Override
  public Optional<Device> device(String id) {
    return Optional.ofNullable(entries.get(id)).map(entry -> entry.facade);
  }

  @Override
  public boolean firstPollsEnded() {
    return entries.values().stream().allMatch(entry -> entry.facade.firstPollEnded(START_GRACE));
  }

  /** Ages what listeners know: called about once a second. */
  void tick() {
    entries.values().forEach(entry -> entry.facade.publishIfChanged());
  }

  /** A checked configuration, new or changed. An equal one changes nothing. */
  synchronized void configure(DeviceConfiguration configuration) {
    ConfiguredDevice entry =
        entries.computeIfAbsent(
            configuration.id(), id -> new ConfiguredDevice(facade(id, Label.of(configuration))));
    Plan plan = Plan.of(configuration, drivers, lines, maps);
    if (entry.session.isPresent() && isUnacceptable(plan)) {
      entry.refuse(((Plan.Rest) plan).status());
      return;
    }
    boolean isSameDevice =
        entry.configuration.filter(old -> ConfiguredDevice.sameWay(old, configuration)).isPresent();
    entry.configuration = Optional.of(configuration);
    entry.forgetRefusal();
    entry.facade.label(Label.of(configuration));
    if (isSameDevice) {
      refresh(entry);
    } else {
      end(
          List.of(entry),
          new Ending(Reason.EXPIRED, text("configuration.changes"), RELEASE),
          DRAIN);
      entry.facade.forgetIdentity();
      carryOut(entry, plan);
    }
  }

  /** A configuration that is not acceptable. What ran before goes on. */
  synchronized void refuse(String id, String family, Text problems) {
    ConfiguredDevice entry =
        entries.computeIfAbsent(
            id, key -> new ConfiguredDevice(facade(id, Label.unknown(id, family))));
    entry.refuse(Status.refused(Reason.BAD_CONFIGURATION, problems));
  }

  /** A device is no longer configured. */
  synchronized void remove(String id) {
    ConfiguredDevice entry = entries.get(id);
    if (entry != null) {
      end(List.of(entry), new Ending(Reason.EXPIRED, text("device.removed"), RELEASE), DRAIN);
      entry.facade.desk().close(Reason.NOT_PRESENT, text("device.gone"));
      entries.remove(id);
      board.removed(id);
      LOG.info("device {}: removed", id);
    }
  }

  /** Drivers or lines have come: whoever waited for them starts. */
  synchronized void refresh() {
    entries.values().forEach(this::refresh);
  }

  /** Files in the folder of maps have changed: devices are opened anew with what they say now. */
  synchronized void mapsChanged() {
    entries.values().forEach(this::takeMap);
  }

  private void takeMap(ConfiguredDevice entry) {
    if (entry.configuration.isEmpty()) {
      return;
    }
    Plan plan = Plan.of(entry.configuration.get(), drivers, lines, maps);
    if (entry.session.isEmpty()) {
      carryOut(entry, plan);
    } else if (plan instanceof Plan.Serve serve) {
      takeMap(entry, entry.session.get(), serve);
    } else if (plan instanceof Plan.Rest rest && rest.status().reason() == Reason.BAD_MAP) {
      entry.keepMap(rest.status().detail());
    }
  }

  private void takeMap(ConfiguredDevice entry, DeviceSession session, Plan.Serve serve) {
    if (!session.assignment().map().equals(serve.assignment().map())) {
      LOG.info("device {}: its register map has changed", entry.facade.id());
      end(List.of(entry), new Ending(Reason.EXPIRED, text("map.changes"), RELEASE), DRAIN);
      entry.forgetRefusal();
      Optional<Former> former = session.served().or(() -> session.assignment().former());
      carryOut(entry, new Plan.Serve(serve.assignment().orElse(former), serve.poll()));
    } else {
      entry.mapIsBack();
    }
  }

  /** A driver is leaving: returns when its devices have been given back and closed. */
  synchronized void driverLeaves(DriverEntry driver) {
    List<ConfiguredDevice> served = served(session -> session.assignment().driver() == driver);
    // another driver of the family may be there already: it takes over at once
    List<String> others =
        drivers.families().stream().filter(family -> !family.equals(driver.family())).toList();
    Status absent = Status.driverAbsent(driver.family(), others);
    end(served, new Ending(Reason.DRIVER_ABSENT, text("driver.leaves"), RELEASE), DRAIN);
    served.forEach(entry -> entry.rest(absent));
  }

  /** A line is to be closed: returns when its devices have been given back and closed. */
  synchronized void lineLeaves(OpenLine line) {
    List<ConfiguredDevice> served =
        served(session -> session.assignment().line().filter(own -> own == line).isPresent());
    end(served, new Ending(Reason.LINE_DOWN, text("line.closes"), RELEASE), DRAIN);
  }

  /**
   * The end: all devices at the same time.
   *
   * @param drain for calls in hand
   * @param release for giving devices back to themselves
   */
  void closeAll(Duration drain, Duration release) {
    closed = true;
    runner.hurry();
    endAll(drain, release);
  }

  private synchronized void endAll(Duration drain, Duration release) {
    end(served(session -> true), new Ending(Reason.OFFLINE, text("gateway.stops"), release), drain);
  }

  private DeviceFacade facade(String id, Label label) {
    return new DeviceFacade(id, label, time, answers, board);
  }

  private void refresh(ConfiguredDevice entry) {
    if (entry.configuration.isEmpty()) {
      return;
    }
    DeviceConfiguration configuration = entry.configuration.get();
    if (entry.session.filter(session -> isStillBest(session, configuration)).isPresent()) {
      drivers
          .best(configuration.family())
          .map(driver -> configuration.poll().orElse(driver.description().pollPeriod()))
          .ifPresent(entry.facade::poll);
      entry.facade.bell().ring();
      return;
    }
    Plan plan = Plan.of(configuration, drivers, lines, maps);
    end(List.of(entry), new Ending(Reason.DRIVER_ABSENT, text("driver.replaced"), RELEASE), DRAIN);
    carryOut(entry, plan);
  }

  /** A session goes on while its driver is the best and its line the same. */
  private boolean isStillBest(DeviceSession session, DeviceConfiguration configuration) {
    Assignment now = session.assignment();
    return drivers.best(configuration.family()).filter(best -> best == now.driver()).isPresent()
        && configuration.line().flatMap(lines::find).equals(now.line());
  }

  private void carryOut(ConfiguredDevice entry, Plan plan) {
    if (closed) {
      return;
    }
    if (plan instanceof Plan.Serve serve) {
      Optional<OpenLine> line = serve.assignment().line();
      entry.facade.poll(serve.poll());
      entry.facade.readOnlyLine(line.filter(OpenLine::readOnly).map(OpenLine::id));
      DeviceSession session = new DeviceSession(entry.facade, serve.assignment(), time);
      entry.session = Optional.of(session);
      session.begin();
      runner.start(session);
    } else if (plan instanceof Plan.Rest rest) {
      entry.rest(rest.status());
    }
  }

  private void end(List<ConfiguredDevice> which, Ending why, Duration drain) {
    List<DeviceSession> sessions = new ArrayList<>();
    which.forEach(entry -> entry.session.ifPresent(sessions::add));
    if (!sessions.isEmpty()) {
      runner.end(sessions, why, drain);
      which.forEach(entry -> entry.session = Optional.empty());
    }
  }

  private List<ConfiguredDevice> served(Predicate<DeviceSession> which) {
    return entries.values().stream()
        .filter(entry -> entry.session.filter(which).isPresent())
        .toList();
  }

  private static boolean isUnacceptable(Plan plan) {
    return plan instanceof Plan.Rest rest
        && (rest.status().reason() == Reason.BAD_CONFIGURATION
            || rest.status().reason() == Reason.BAD_MAP);
  }
}
