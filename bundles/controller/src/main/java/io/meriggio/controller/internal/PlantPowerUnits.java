// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import io.meriggio.controller.internal.power.plant.Lever;
import io.meriggio.controller.internal.power.plant.PowerUnit;
import io.meriggio.controller.internal.power.plant.Span;
import io.meriggio.device.Capability;
import io.meriggio.device.DeviceInfo;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Point;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Devices as plant power control sees them. */
final class PlantPowerUnits {

  /** The vocabulary's family of cabinets; SunSpec inverters of it count as cabinets too. */
  private static final String CABINET = "psc100";

  private PlantPowerUnits() {}

  /**
   * A device that takes set-points; empty when it is none.
   *
   * @param rated W of rated power by device id, for devices that do not tell it
   */
  static Optional<PowerUnit> of(
      DeviceInfo info, Snapshot snapshot, Map<String, Double> rated, Moment now) {
    Map<Lever, Span> levers = new EnumMap<>(Lever.class);
    Map<Lever, Sample> shown = new EnumMap<>(Lever.class);
    for (Lever lever : Lever.values()) {
      snapshot
          .reading(lever.point())
          .ifPresent(
              reading -> {
                reading.point().command().ifPresent(c -> levers.put(lever, span(c)));
                sample(reading, now).ifPresent(sample -> shown.put(lever, sample));
              });
    }
    boolean delivers =
        info.capabilities().contains(Capability.PV_INVERTER)
            || info.capabilities().contains(Capability.PLANT_CONTROLLER);
    boolean limits =
        levers.containsKey(Lever.ACTIVE_PERCENT) || levers.containsKey(Lever.ACTIVE_WATT);
    if (!delivers || !limits) {
      return Optional.empty();
    }
    return Optional.of(
        new PowerUnit(
            info.id(),
            info.family().equals(CABINET)
                && info.capabilities().contains(Capability.PLANT_CONTROLLER),
            snapshot.state() == DeviceState.ONLINE || snapshot.state() == DeviceState.FAULT,
            snapshot
                .number("rated_power")
                .filter(w -> w > 0)
                .or(() -> Optional.ofNullable(rated.get(info.id()))),
            sample(snapshot, "available_power", now),
            sample(snapshot, "ac_power", now),
            sample(snapshot, "reactive_power", now),
            levers,
            shown));
  }

  /** All of a list that take set-points. */
  static List<PowerUnit> of(
      Map<DeviceInfo, Snapshot> devices, Map<String, Double> rated, Moment now) {
    return devices.entrySet().stream()
        .flatMap(e -> of(e.getKey(), e.getValue(), rated, now).stream())
        .toList();
  }

  private static Span span(Point.Commandable command) {
    return new Span(command.minimum(), command.maximum(), command.step());
  }

  private static Optional<Sample> sample(Snapshot snapshot, String point, Moment now) {
    return snapshot.reading(point).flatMap(reading -> sample(reading, now));
  }

  /** A value with the time of its measurement, as running time. */
  private static Optional<Sample> sample(Reading reading, Moment now) {
    if (reading.quality() == Quality.BAD) {
      return Optional.empty();
    }
    return reading
        .value()
        .flatMap(PlantPowerUnits::number)
        .map(n -> new Sample(n, at(reading.at(), now)));
  }

  private static Optional<Double> number(Value value) {
    if (value instanceof Value.Numeric numeric) {
      return Optional.of(numeric.number());
    }
    return value instanceof Value.Flag flag
        ? Optional.of(flag.set() ? 1.0 : 0.0)
        : Optional.empty();
  }

  private static Moment at(Instant measured, Moment now) {
    Duration age = Duration.between(measured, now.wall());
    return new Moment(measured, now.running().minus(age.isNegative() ? Duration.ZERO : age));
  }
}
