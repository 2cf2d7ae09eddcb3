// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One consistent image of a device: its state and a reading for each of its points.
 *
 * @param device the device's id
 * @param state the device's state
 * @param reason why, {@link Reason#NONE} when ONLINE
 * @param detail a sentence with the figures (what was found, what is allowed), or empty
 * @param readings by point id, in the order of the device's points
 * @param at when this image was made
 */
public record Snapshot(
    String device,
    DeviceState state,
    Reason reason,
    Text detail,
    Map<String, Reading> readings,
    Instant at) {

  public Snapshot {
    readings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(readings));
  }

  /** The reading of a point, empty when the device has no such point. */
  public Optional<Reading> reading(String point) {
    return Optional.ofNullable(readings.get(point));
  }

  /** The number of a point: present when the reading is not BAD and numeric. */
  public Optional<Double> number(String point) {
    return reading(point)
        .flatMap(Reading::value)
        .filter(Value.Numeric.class::isInstance)
        .map(v -> ((Value.Numeric) v).number());
  }

  /** All readings, in the order of the device's points. */
  public List<Reading> all() {
    return List.copyOf(readings.values());
  }
}
