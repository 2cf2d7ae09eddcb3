// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import io.meriggio.device.Quality;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import java.time.Instant;
import java.util.Optional;

/**
 * One figure of the plant at one time.
 *
 * @param value in {@code unit}; empty when unknown (always when BAD, never else)
 * @param unit the unit, without prefix
 * @param quality no better than the worst of what it is derived from
 * @param reason why it is not GOOD; {@link Reason#NONE} when it is
 * @param at when the oldest of what it is derived from was measured, or since when it is unknown
 */
public record Figure(
    Optional<Double> value, Unit unit, Quality quality, Reason reason, Instant at) {

  public Figure {
    if (value.isPresent() == (quality == Quality.BAD)) {
      throw new IllegalArgumentException(
          "a figure has a value unless it is BAD, found " + value + " with " + quality);
    }
    if (value.isPresent() && !Double.isFinite(value.get())) {
      throw new IllegalArgumentException("a figure is a finite number, found " + value.get());
    }
  }

  /** A figure that can be trusted. */
  public static Figure good(double value, Unit unit, Instant at) {
    return new Figure(Optional.of(value), unit, Quality.GOOD, Reason.NONE, at);
  }

  /** A figure to be taken with care. */
  public static Figure uncertain(double value, Unit unit, Reason reason, Instant at) {
    return new Figure(Optional.of(value), unit, Quality.UNCERTAIN, reason, at);
  }

  /** A figure that is not known. */
  public static Figure unknown(Unit unit, Reason reason, Instant at) {
    return new Figure(Optional.empty(), unit, Quality.BAD, reason, at);
  }

  /**
   * No figure at all, because the plant has no such thing: nothing is wrong with that, but there is
   * no value.
   */
  public static Figure notPresent(Unit unit, Instant at) {
    return unknown(unit, Reason.NOT_PRESENT, at);
  }

  /** Whether there is a value. */
  public boolean isKnown() {
    return value.isPresent();
  }
}
