// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import io.meriggio.device.Point;
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
 * A point that is the sum of others: {@code pv_power} of the trackers, {@code battery_power} of the
 * packs (vocabulary, rule 5). A part that the inverter has not got is left out; one that could not
 * be read makes the sum unknown, never smaller.
 *
 * <p>Threads: of the device's own thread.
 */
public final class PointSum {

  private final Point sum;
  private final List<String> parts;
  private final Set<String> absent = new HashSet<>();

  /**
   * @param sum the point that it is
   * @param parts the ids of the points to add
   */
  public PointSum(Point sum, List<String> parts) {
    this.sum = sum;
    this.parts = List.copyOf(parts);
  }

  /** Whether the inverter has told that it has none of them. */
  public boolean noneThere() {
    return absent.containsAll(parts);
  }

  /** The sum, when this poll brought all parts. */
  public Optional<Reading> of(Readings readings) {
    double total = 0;
    Instant oldest = Instant.MAX;
    Reason bad = Reason.NONE;
    int summed = 0;
    for (String part : parts) {
      Optional<Reading> reading = readings.get(part);
      if (reading.map(Reading::reason).orElse(Reason.NONE) == Reason.NOT_PRESENT) {
        absent.add(part);
      }
      if (absent.contains(part)) {
        continue;
      }
      if (reading.isEmpty()) {
        return Optional.empty();
      }
      oldest = reading.get().at().isBefore(oldest) ? reading.get().at() : oldest;
      if (reading.get().quality() != Quality.GOOD) {
        bad = reading.get().reason();
      } else if (reading.get().value().orElseThrow() instanceof Value.Numeric power) {
        total += power.number();
      }
      summed++;
    }
    if (summed == 0) {
      return Optional.empty();
    }
    return Optional.of(
        bad == Reason.NONE
            ? Reading.good(sum, Value.of(total), oldest)
            : Reading.bad(sum, bad, oldest));
  }
}
