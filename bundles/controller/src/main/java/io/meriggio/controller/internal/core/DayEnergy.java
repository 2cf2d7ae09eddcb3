// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import java.time.Duration;

/**
 * The energy of one power over a day, and for how much of the time it was known.
 *
 * <p>Threads: one at a time.
 */
final class DayEnergy {
  private static final double SECONDS_PER_HOUR = 3600;
  private static final double NANOS_PER_SECOND = 1e9;

  private double wattHours;
  private Duration covered = Duration.ZERO;

  /** Adds a span during which the power was known. */
  void add(double watts, Duration span) {
    wattHours += watts * (span.toNanos() / NANOS_PER_SECOND) / SECONDS_PER_HOUR;
    covered = covered.plus(span);
  }

  double wattHours() {
    return wattHours;
  }

  Duration covered() {
    return covered;
  }
}
