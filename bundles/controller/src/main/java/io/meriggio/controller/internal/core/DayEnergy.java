// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import java.time.Duration;
import java.util.Objects;

/**
 * The energy of one power over a day, and for how much of the time it was known.
 *
 * @param wattHours with the sign of the power
 * @param covered how long the power was known
 */
record DayEnergy(double wattHours, Duration covered) {
  DayEnergy {
    Objects.requireNonNull(covered);
  }

  static final DayEnergy NONE = new DayEnergy(0, Duration.ZERO);
  private static final double NANOS_PER_HOUR = 3.6e12;

  /** With a span more, during which the power was known. */
  DayEnergy plus(double watts, Duration span) {
    return new DayEnergy(wattHours + watts * span.toNanos() / NANOS_PER_HOUR, covered.plus(span));
  }
}
