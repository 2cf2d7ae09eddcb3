// SPDX-License-Identifier: Apache-2.0
package io.meriggio.cci.internal;

import io.meriggio.device.Capability;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The plant's production as its devices show it: the cabinets where it has any, else its inverters.
 * A sum is unknown while a part of it is.
 */
final class PlantImage {

  private static final String CABINET = "psc100";

  private final List<Snapshot> snapshots;

  private PlantImage(List<Snapshot> snapshots) {
    this.snapshots = snapshots;
  }

  static PlantImage of(List<Device> devices) {
    List<Device> cabinets =
        devices.stream()
            .filter(d -> d.info().family().equals(CABINET))
            .filter(d -> d.info().capabilities().contains(Capability.PLANT_CONTROLLER))
            .toList();
    List<Device> inverters =
        devices.stream()
            .filter(d -> d.info().capabilities().contains(Capability.PV_INVERTER))
            .filter(d -> d.snapshot().readings().containsKey("ac_power"))
            .toList();
    return new PlantImage(
        (cabinets.isEmpty() ? inverters : cabinets)
            .stream()
                .sorted(Comparator.comparing(d -> d.info().id()))
                .map(Device::snapshot)
                .toList());
  }

  /** The sum of a point over all; unknown while one does not show it, or there is none. */
  Optional<Double> sum(String point) {
    double sum = 0;
    for (Snapshot snapshot : snapshots) {
      Optional<Double> part = snapshot.number(point);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      sum += part.get();
    }
    return snapshots.isEmpty() ? Optional.empty() : Optional.of(sum);
  }

  /** A point of the first that shows it: what all of them have in common. */
  Optional<Double> common(String point) {
    return values(point).findFirst();
  }

  /** The largest that any shows. */
  Optional<Double> largest(String point) {
    return values(point).max(Comparator.naturalOrder());
  }

  /** Whether one of them reports a fault. */
  boolean hasFault() {
    return snapshots.stream().anyMatch(snapshot -> snapshot.state() == DeviceState.FAULT);
  }

  /** A text of the only one; of several there is none in common. */
  Optional<String> text(String point) {
    List<String> texts = new ArrayList<>();
    for (Snapshot snapshot : snapshots) {
      snapshot
          .reading(point)
          .flatMap(reading -> reading.value())
          .filter(Value.Text.class::isInstance)
          .map(value -> ((Value.Text) value).text())
          .ifPresent(texts::add);
    }
    return texts.size() == 1 ? Optional.of(texts.get(0)) : Optional.empty();
  }

  private Stream<Double> values(String point) {
    return snapshots.stream().flatMap(snapshot -> snapshot.number(point).stream());
  }
}
