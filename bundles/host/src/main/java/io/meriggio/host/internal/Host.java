// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.can.CanLineFactory;
import io.meriggio.configuration.Checked;
import io.meriggio.configuration.DeviceConfiguration;
import io.meriggio.configuration.Families;
import io.meriggio.configuration.LineConfiguration;
import io.meriggio.configuration.Pids;
import io.meriggio.configuration.Problem;
import io.meriggio.device.DeviceDriver;
import io.meriggio.device.Text;
import io.meriggio.modbus.line.LineFactory;
import io.meriggio.modbus.line.StickSearch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins configurations, drivers and lines to devices that are served.
 *
 * <p>Threads: may be called from any thread. Changes of configuration and drivers that come are
 * carried out one after the other by the executor; a driver that leaves is waited for.
 */
final class Host {

  private static final Logger LOG = LoggerFactory.getLogger(Host.class);

  /** How long a driver that leaves may take for a question of a scan. */
  private static final Duration LONGEST_QUESTION = Duration.ofSeconds(5);

  /** How long a host of the local network may take to accept a connection. */
  private static final Duration KNOCK = Duration.ofMillis(500);

  /** How soon a corrected register map of the site is taken up. */
  static final Duration LOOK_AT_MAPS_EVERY = Duration.ofMinutes(1);

  /** How soon it is noticed that a stick is gone. */
  static final Duration LOOK_AT_STICKS_EVERY = Duration.ofSeconds(15);

  private final DriverRegistry drivers = new DriverRegistry();
  private final SnapshotBoard board = new SnapshotBoard();
  private final LineRegistry lines;
  private final DeviceRegistry devices;
  private final Scans search;
  private final Executor changes;
  private final SiteMaps maps;
  private final MovedSticks movedSticks;
  private final Executor searches;
  private final Time time;
  private long mapsSeen;
  private long sticksSeen;
  private volatile boolean closed;

  /**
   * What the host stands on.
   *
   * @param lineFactory makes Modbus lines
   * @param canLineFactory makes CAN lines
   * @param sticks looks for sticks
   * @param maps the folder of the site's register maps
   * @param time stamps and measures
   * @param runner runs sessions
   * @param changes one thread, on whose stack no driver stands
   * @param answers tells callers how their commands ended
   * @param searches a thread for each scan
   */
  record Ground(
      LineFactory lineFactory,
      CanLineFactory canLineFactory,
      StickSearch sticks,
      Path maps,
      Time time,
      SessionRunner runner,
      Executor changes,
      Executor answers,
      Executor searches) {}

  Host(Ground ground) {
    this.changes = ground.changes;
    this.maps = new SiteMaps(ground.maps);
    this.time = ground.time;
    this.mapsSeen = time.nanos();
    this.sticksSeen = mapsSeen;
    this.lines = new LineRegistry(ground.lineFactory, ground.canLineFactory);
    this.movedSticks = new MovedSticks(lines, ground.sticks, time);
    this.searches = ground.searches;
    this.devices =
        new DeviceRegistry(drivers, lines, maps, ground.runner, board, ground.answers, ground.time);
    this.search =
        new Scans(
            new Courses(ground.lineFactory, lines, ground.sticks, new Knock(KNOCK), KnownPort.ALL),
            drivers,
            ground.time,
            ground.searches);
  }

  DeviceRegistry devices() {
    return devices;
  }

  LineRegistry lines() {
    return lines;
  }

  Scans search() {
    return search;
  }

  Families families() {
    return drivers::descriptions;
  }

  SnapshotBoard board() {
    return board;
  }

  /** Ages what listeners know, and looks at the site's maps now and then: once about a second. */
  void tick() {
    devices.tick();
    if (time.nanos() - mapsSeen >= LOOK_AT_MAPS_EVERY.toNanos()) {
      mapsSeen = time.nanos();
      later(this::lookAtMaps);
    }
    if (time.nanos() - sticksSeen >= LOOK_AT_STICKS_EVERY.toNanos()) {
      sticksSeen = time.nanos();
      later(this::lookAtSticks);
    }
  }

  private void lookAtMaps() {
    if (maps.haveChanged()) {
      devices.mapsChanged();
    }
  }

  private void lookAtSticks() {
    if (movedSticks.isDue()) {
      searches.execute(() -> movedSticks.search().forEach(found -> later(() -> moveLine(found))));
    }
  }

  /** The configuration stays as it is: with it the line comes back to where it was. */
  private void moveLine(MovedSticks.Moved found) {
    LineConfiguration line = found.line();
    if (!lines.runsWith(line)) {
      return;
    }
    closeLine(line.id());
    lines.make(line, found.host());
    LOG.warn("line {}: {}", line.id(), lines.whyMissing(line.id()).english());
    devices.refresh();
  }

  /** A driver has come. */
  void driverCame(DeviceDriver driver, Map<String, Object> properties) {
    drivers.add(driver, properties);
    later(devices::refresh);
  }

  /** A driver leaves: returns when it is not used any more. */
  void driverLeaves(DeviceDriver driver) {
    drivers
        .remove(driver)
        .ifPresent(
            entry -> {
              devices.driverLeaves(entry);
              search.awaitQuestions(LONGEST_QUESTION);
              later(devices::refresh);
            });
  }

  /** A configuration of a line has come or changed. */
  void lineConfigured(String pid, Map<String, Object> properties) {
    later(() -> applyLine(pid, properties));
  }

  /** A line is no longer configured. */
  void lineDeleted(String pid) {
    later(
        () -> {
          closeLine(Pids.id(pid));
          devices.refresh();
        });
  }

  /** A configuration of a device has come or changed. */
  void deviceConfigured(String pid, Map<String, Object> properties) {
    later(() -> applyDevice(pid, properties));
  }

  /** A device is no longer configured. */
  void deviceDeleted(String pid) {
    later(() -> devices.remove(Pids.id(pid)));
  }

  /**
   * The end: all devices are given back at the same time, then the lines are closed.
   *
   * @param drain for calls in hand
   * @param release for giving devices back to themselves
   */
  void close(Duration drain, Duration release) {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    search.close();
    devices.closeAll(drain, release);
    lines.closeAll();
    board.close();
  }

  /** Changes that come when everything stops are too late. */
  private void later(Runnable change) {
    if (!closed) {
      changes.execute(
          () -> {
            if (!closed) {
              change.run();
            }
          });
    }
  }

  private void applyLine(String pid, Map<String, Object> properties) {
    Checked<LineConfiguration> checked = LineConfiguration.check(pid, properties);
    if (checked instanceof Checked.Refused<LineConfiguration> refused) {
      Text problems = sentences(refused);
      LOG.warn("line {}: configuration refused: {}", Pids.id(pid), problems);
      lines.refuse(Pids.id(pid), text(properties, "transport"), problems);
    } else if (checked instanceof Checked.Valid<LineConfiguration> valid) {
      applyLine(valid.value());
    }
    devices.refresh();
  }

  private void applyLine(LineConfiguration line) {
    if (lines.runsWith(line)) {
      lines.accepted(line.id());
      return;
    }
    closeLine(line.id());
    lines.make(line);
    LOG.info("line {}: {}", line.id(), line.transport().word());
  }

  private void closeLine(String id) {
    Optional<OpenLine> old = lines.find(id);
    old.ifPresent(search::lineLeaves);
    old.ifPresent(devices::lineLeaves);
    lines.remove(id);
    old.ifPresent(OpenLine::close);
  }

  private void applyDevice(String pid, Map<String, Object> properties) {
    Checked<DeviceConfiguration> checked = DeviceConfiguration.check(pid, properties);
    if (checked instanceof Checked.Refused<DeviceConfiguration> refused) {
      devices.refuse(Pids.id(pid), text(properties, "family"), sentences(refused));
    } else if (checked instanceof Checked.Valid<DeviceConfiguration> valid) {
      devices.configure(valid.value());
    }
  }

  private static Text sentences(Checked.Refused<?> refused) {
    return refused.problems().stream()
        .map(Problem::text)
        .reduce(Text.NONE, (said, next) -> said.and(" ", next));
  }

  private static String text(Map<String, Object> properties, String key) {
    return properties.containsKey(key) ? String.valueOf(properties.get(key)) : "";
  }
}
