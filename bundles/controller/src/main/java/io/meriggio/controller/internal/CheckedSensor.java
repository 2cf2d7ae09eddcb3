// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.CtCheckStatus.Kind;
import io.meriggio.controller.Figure;
import io.meriggio.controller.Plant;
import io.meriggio.controller.PlantDescription;
import io.meriggio.controller.internal.check.Look;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.device.Reading;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which sensor a check is about.
 *
 * @param kind exchange or production
 * @param device whose it is
 * @param setting the device's setting that turns its sign; empty where there is none and only the
 *     sensor itself can be turned
 */
record CheckedSensor(Kind kind, String device, Optional<String> setting) {
  private static final String SENSORS = "onboard-io";
  private static final String METER = "dtsu666";

  /** The plant's sensor of this kind; an inverter's own production needs no check. */
  static Optional<CheckedSensor> of(Kind kind, PlantDescription plant, DeviceDirectory devices) {
    return kind == Kind.EXCHANGE
        ? plant
            .exchangeSource()
            .flatMap(devices::device)
            .map(d -> new CheckedSensor(kind, d.info().id(), exchangeSetting(d)))
        : plant.productionSources().stream()
            .map(devices::device)
            .flatMap(Optional::stream)
            .filter(d -> d.info().family().equals(SENSORS))
            .findFirst()
            .map(d -> new CheckedSensor(kind, d.info().id(), Optional.of("invertProduction")));
  }

  private static Optional<String> exchangeSetting(Device device) {
    return switch (device.info().family()) {
      case SENSORS -> Optional.of("invertExchange");
      case METER -> Optional.of("invertSign");
      default -> Optional.empty();
    };
  }

  /** What is seen of it now. */
  Look look(Plant plant, DeviceDirectory devices, Moment now) {
    Optional<Snapshot> snapshot = devices.device(device).map(Device::snapshot);
    Figure production = plant.now().figure("pv_power");
    return new Look(
        snapshot.flatMap(s -> power(s, now)),
        production.value().map(watts -> sample(watts, production.at(), now)),
        !plant.description().productionSources().isEmpty(),
        snapshot.map(s -> phases(s, now)).orElse(List.of()));
  }

  /**
   * A production sensor that is reversed shows no {@code pv_power}; then the raw sensor tells,
   * whose sign is the mounting's.
   */
  private Optional<Sample> power(Snapshot snapshot, Moment now) {
    if (kind == Kind.EXCHANGE) {
      return sample(snapshot, "grid_power", now);
    }
    return sample(snapshot, "pv_power", now)
        .or(
            () ->
                sample(snapshot, "ct_2_power", now)
                    .map(raw -> new Sample(-Math.abs(raw.value()), raw.at())));
  }

  private static List<Sample> phases(Snapshot snapshot, Moment now) {
    List<Sample> phases =
        Stream.of("grid_power_l1", "grid_power_l2", "grid_power_l3")
            .map(point -> sample(snapshot, point, now))
            .flatMap(Optional::stream)
            .toList();
    return phases.size() == 3 ? phases : List.of();
  }

  private static Optional<Sample> sample(Snapshot snapshot, String point, Moment now) {
    return snapshot
        .reading(point)
        .flatMap(reading -> number(reading).map(watts -> sample(watts, reading.at(), now)));
  }

  private static Optional<Double> number(Reading reading) {
    return reading
        .value()
        .filter(Value.Numeric.class::isInstance)
        .map(value -> ((Value.Numeric) value).number());
  }

  /** Readings carry the wall clock's time; their age puts them on the running time. */
  private static Sample sample(double watts, Instant at, Moment now) {
    Duration age = Duration.between(at, now.wall());
    return new Sample(watts, new Moment(at, now.running().minus(age)));
  }
}
