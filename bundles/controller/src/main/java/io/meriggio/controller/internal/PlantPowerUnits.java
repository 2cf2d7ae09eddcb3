// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import io.meriggio.controller.internal.power.plant.Lever;
import io.meriggio.controller.internal.power.plant.PowerUnit;
import io.meriggio.controller.internal.power.plant.Span;
import io.meriggio.device.Capability;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceInfo;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Point;
import io.meriggio.device.Reading;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Devices as plant power control sees them. One that can't be reached keeps what was known of it:
 * its rated power and levers do not change, and its last power tells what it may deliver still.
 *
 * <p>Threads: one.
 */
final class PlantPowerUnits {

  /** The vocabulary's family of cabinets. */
  private static final String CABINET = "psc100";

  private final Map<String, Watched> watched = new HashMap<>();

  private static final class Watched {
    private final SampleWatch available = new SampleWatch();
    private final SampleWatch active = new SampleWatch();
    private final SampleWatch reactive = new SampleWatch();
    private Optional<Double> rated = Optional.empty();
    private Map<Lever, Span> levers = Map.of();
    private boolean cabinet;
  }

  /**
   * All that take set-points.
   *
   * @param rated W of rated power by device id, for devices that do not tell it
   */
  List<PowerUnit> look(Collection<Device> devices, Map<String, Double> rated, Moment now) {
    List<PowerUnit> units = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Device device : devices) {
      DeviceInfo info = device.info();
      ids.add(info.id());
      Watched seen = watched.computeIfAbsent(info.id(), id -> new Watched());
      look(info, device.snapshot(), rated, now, seen).ifPresent(units::add);
    }
    watched.keySet().retainAll(ids);
    return units;
  }

  private static Optional<PowerUnit> look(
      DeviceInfo info, Snapshot snapshot, Map<String, Double> rated, Moment now, Watched seen) {
    Map<Lever, Span> levers = new EnumMap<>(Lever.class);
    Map<Lever, Sample> shown = new EnumMap<>(Lever.class);
    for (Lever lever : Lever.values()) {
      Optional<Reading> reading = snapshot.reading(lever.point());
      reading.flatMap(r -> r.point().command()).ifPresent(c -> levers.put(lever, span(c)));
      reading
          .flatMap(Reading::value)
          .flatMap(PlantPowerUnits::number)
          .ifPresent(value -> shown.put(lever, new Sample(value, now)));
    }
    if (delivers(info) && isLimit(levers)) {
      seen.levers = levers;
      seen.cabinet =
          info.family().equals(CABINET)
              && info.capabilities().contains(Capability.PLANT_CONTROLLER);
    }
    if (seen.levers.isEmpty()) {
      return Optional.empty();
    }
    seen.rated = snapshot.number("rated_power").filter(w -> w > 0).or(() -> seen.rated);
    return Optional.of(
        new PowerUnit(
            info.id(),
            seen.cabinet,
            isReachable(snapshot) && !levers.isEmpty(),
            seen.rated.or(() -> Optional.ofNullable(rated.get(info.id()))),
            seen.available.look(snapshot.reading("available_power"), now),
            seen.active.look(snapshot.reading("ac_power"), now),
            seen.reactive.look(snapshot.reading("reactive_power"), now),
            seen.levers,
            shown));
  }

  private static boolean delivers(DeviceInfo info) {
    return info.capabilities().contains(Capability.PV_INVERTER)
        || info.capabilities().contains(Capability.PLANT_CONTROLLER);
  }

  private static boolean isLimit(Map<Lever, Span> levers) {
    return levers.containsKey(Lever.ACTIVE_PERCENT) || levers.containsKey(Lever.ACTIVE_WATT);
  }

  private static boolean isReachable(Snapshot snapshot) {
    return snapshot.state() == DeviceState.ONLINE || snapshot.state() == DeviceState.FAULT;
  }

  private static Span span(Point.Commandable command) {
    return new Span(command.minimum(), command.maximum(), command.step());
  }

  private static Optional<Double> number(Value value) {
    if (value instanceof Value.Numeric numeric) {
      return Optional.of(numeric.number());
    }
    return value instanceof Value.Flag flag
        ? Optional.of(flag.set() ? 1.0 : 0.0)
        : Optional.empty();
  }
}
