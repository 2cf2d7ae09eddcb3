// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.modbus.Readings;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code pv_power} as the sum of the trackers (vocabulary, rule 5). A tracker that the inverter has
 * not got is left out; one that could not be read makes the sum unknown, never smaller.
 */
final class TrackerSum {

  private final List<String> trackers;
  private final Set<String> absent = new HashSet<>();

  /**
   * @param trackers the ids of the trackers' powers
   */
  TrackerSum(List<String> trackers) {
    this.trackers = List.copyOf(trackers);
  }

  /** Whether the inverter has told that it has none of them. */
  boolean noneThere() {
    return absent.containsAll(trackers);
  }

  /** The sum, when this poll brought all trackers. */
  Optional<Reading> of(Readings readings) {
    double sum = 0;
    Instant oldest = Instant.MAX;
    Reason bad = Reason.NONE;
    int summed = 0;
    for (String tracker : trackers) {
      Optional<Reading> reading = readings.get(tracker);
      if (reading.map(Reading::reason).orElse(Reason.NONE) == Reason.NOT_PRESENT) {
        absent.add(tracker);
      }
      if (absent.contains(tracker)) {
        continue;
      }
      if (reading.isEmpty()) {
        return Optional.empty();
      }
      oldest = reading.get().at().isBefore(oldest) ? reading.get().at() : oldest;
      if (reading.get().quality() != Quality.GOOD) {
        bad = reading.get().reason();
      } else if (reading.get().value().orElseThrow() instanceof Value.Numeric power) {
        sum += power.number();
      }
      summed++;
    }
    if (summed == 0) {
      return Optional.empty();
    }
    return Optional.of(
        bad == Reason.NONE
            ? Reading.good(StringPoints.PV_POWER, Value.of(sum), oldest)
            : Reading.bad(StringPoints.PV_POWER, bad, oldest));
  }
}
