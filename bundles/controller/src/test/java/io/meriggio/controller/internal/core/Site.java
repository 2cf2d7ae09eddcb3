// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.EnergyFlow;
import io.meriggio.controller.EnergyFlows;
import io.meriggio.controller.Figure;
import io.meriggio.controller.PlantNow;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.Capability;
import io.meriggio.device.DeviceInfo;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Text;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A plant of a test: devices with readings, and a time that moves when it is told to. */
final class Site {
  static final ZoneId ROME = ZoneId.of("Europe/Rome");

  private final List<EnergyFlows> minutes = new ArrayList<>();
  private PlantCore core = new PlantCore();
  private final Map<String, DeviceInfo> infos = new TreeMap<>();
  private final Map<String, Map<String, Reading>> readings = new LinkedHashMap<>();
  private final Map<String, DeviceState> states = new LinkedHashMap<>();
  private PlantSettings settings = PlantSettings.unsaid(ROME);
  private Instant now;
  private Duration running = Duration.ofHours(7);
  private PlantCore.Result result;

  private Site(Instant now) {
    this.now = now;
  }

  /** A site at a summer's noon. */
  static Site atNoon() {
    return at("2026-06-01T12:00:00+02:00");
  }

  static Site at(String time) {
    return new Site(java.time.OffsetDateTime.parse(time).toInstant());
  }

  Site phases(int phases) {
    settings =
        new PlantSettings(
            OptionalInt.of(phases),
            settings.timeZone(),
            settings.exchangeSource(),
            settings.productionSources(),
            settings.storageSources());
    return this;
  }

  Site exchangeSource(String id) {
    settings =
        new PlantSettings(
            settings.phases(),
            settings.timeZone(),
            Optional.of(id),
            settings.productionSources(),
            settings.storageSources());
    return this;
  }

  Site productionSources(String... ids) {
    settings =
        new PlantSettings(
            settings.phases(),
            settings.timeZone(),
            settings.exchangeSource(),
            List.of(ids),
            settings.storageSources());
    return this;
  }

  /** A device that is online and shows good readings of now: point, value, point, value … */
  Site device(String id, String family, Object... pointsAndValues) {
    readings.put(id, new LinkedHashMap<>());
    states.put(id, DeviceState.ONLINE);
    show(id, pointsAndValues);
    List<Point> points = readings.get(id).values().stream().map(Reading::point).toList();
    infos.put(
        id,
        new DeviceInfo(
            id,
            family,
            id,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Capability.of(points)));
    return this;
  }

  /** A device that has never been identified: no points, no capabilities. */
  Site silent(String id, String family, DeviceState state) {
    device(id, family);
    states.put(id, state);
    return this;
  }

  /** The device is no longer configured. */
  Site remove(String id) {
    infos.remove(id);
    readings.remove(id);
    return this;
  }

  /** New readings of now. */
  Site show(String id, Object... pointsAndValues) {
    for (int i = 0; i < pointsAndValues.length; i += 2) {
      String point = (String) pointsAndValues[i];
      double value = ((Number) pointsAndValues[i + 1]).doubleValue();
      put(id, Reading.good(point(point), Value.of(value), now));
    }
    return this;
  }

  /** A point becomes unknown now. */
  Site lose(String id, String point, Reason reason) {
    put(id, Reading.bad(point(point), reason, now));
    return this;
  }

  /** A point is to be taken with care. */
  Site doubt(String id, String point, double value, Reason reason) {
    put(id, Reading.uncertain(point(point), Value.of(value), reason, now));
    return this;
  }

  private void put(String id, Reading reading) {
    readings.get(id).put(reading.point().id(), reading);
  }

  static Point point(String id) {
    Unit unit = id.endsWith("soc") ? Unit.PERCENT : Unit.WATT;
    return Point.number(id, unit, PollClass.FAST);
  }

  /** Lets time pass with a look each second; readings stay as old as they are. */
  Site pass(Duration time) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      advance(Duration.ofSeconds(1));
      look();
    }
    return this;
  }

  /** Lets time pass with a look and a new frame of the same values each second. */
  Site run(Duration time) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      advance(Duration.ofSeconds(1));
      refresh();
      look();
    }
    return this;
  }

  /** Lets time pass with nobody looking. */
  Site sleep(Duration time) {
    advance(time);
    return this;
  }

  /** The wall clock is set; no time passes. */
  Site clockJumps(Duration by) {
    now = now.plus(by);
    return this;
  }

  private void advance(Duration time) {
    now = now.plus(time);
    running = running.plus(time);
  }

  private void refresh() {
    for (Map<String, Reading> device : readings.values()) {
      device.replaceAll(
          (id, r) ->
              r.value().isEmpty()
                  ? r
                  : new Reading(r.point(), r.value(), r.quality(), r.reason(), now));
    }
  }

  PlantCore.Result look() {
    List<DeviceImage> images = infos.values().stream().map(this::image).toList();
    result = core.compute(settings, images, new Moment(now, running));
    result.ended().ifPresent(minutes::add);
    return result;
  }

  private DeviceImage image(DeviceInfo info) {
    DeviceState state = states.get(info.id());
    return new DeviceImage(
        info, new Snapshot(info.id(), state, Reason.NONE, Text.NONE, readings.get(info.id()), now));
  }

  PlantNow plant() {
    return look().now();
  }

  /** A figure as of the last look, without looking again. */
  Figure figure(String id) {
    return result.now().figure(id);
  }

  double value(String id) {
    return plant().figure(id).value().orElseThrow();
  }

  /** The flows of the day as of the last look. */
  EnergyFlows today() {
    return result.today();
  }

  /** One flow of the day as of the last look, in Wh. */
  double flow(EnergyFlow flow) {
    return result.today().figure(flow).value().orElseThrow();
  }

  /** The minutes of flows that ended up to now. */
  List<EnergyFlows> minutes() {
    return minutes;
  }

  /** The gateway stops now and starts again after a while; only the day's state is kept. */
  Site restart(Duration after) {
    Optional<DayState> state = core.state(new Moment(now, running));
    core = new PlantCore();
    advance(after);
    running = Duration.ofSeconds(3);
    state.ifPresent(s -> core.restore(s, new Moment(now, running)));
    return this;
  }

  Instant now() {
    return now;
  }
}
