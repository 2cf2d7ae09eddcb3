// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The readings of one poll, given on as they come. What a driver derives from them is put here too.
 *
 * <p>Threads: used by the device's own thread only.
 */
public final class Readings {

  private final Consumer<Reading> sink;
  private final Map<String, Reading> byId = new LinkedHashMap<>();

  /**
   * @param sink takes every reading at once
   */
  public Readings(Consumer<Reading> sink) {
    this.sink = sink;
  }

  /** Gives a reading on. */
  public void put(Reading reading) {
    byId.put(reading.point().id(), reading);
    sink.accept(reading);
  }

  /** The reading of a point, if this poll brought one. */
  public Optional<Reading> get(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The number of a point, if this poll brought one that is GOOD. */
  public Optional<Double> good(String id) {
    return get(id)
        .filter(reading -> reading.quality() == Quality.GOOD)
        .flatMap(Reading::value)
        .filter(Value.Numeric.class::isInstance)
        .map(value -> ((Value.Numeric) value).number());
  }

  /** Everything that this poll brought, by point id. */
  public Map<String, Reading> all() {
    return java.util.Collections.unmodifiableMap(byId);
  }
}
