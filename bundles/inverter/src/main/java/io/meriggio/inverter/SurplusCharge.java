// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How much the battery may be charged without drawing from the grid: old inverters have no mode
 * that charges from the surplus and never discharges, so the charge follows the measurement.
 */
final class SurplusCharge {

  /** What is left to the grid, so that a small load does not draw from it at once. */
  private static final double MARGIN = 50;

  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Clock clock;
  private final int nominalPower;
  private double watts;
  private Instant at = Instant.EPOCH;

  SurplusCharge(Clock clock, int nominalPower) {
    this.clock = clock;
    this.nominalPower = nominalPower;
  }

  /** Export + and discharge +, in W. */
  void measured(Optional<Double> gridPower, Optional<Double> batteryPower) {
    if (gridPower.isPresent() && batteryPower.isPresent()) {
      watts = gridPower.get() - batteryPower.get() - MARGIN;
      at = clock.instant();
    }
  }

  /** The charge in W, 0 to nominal; 0 when the surplus is unknown. */
  int watts() {
    boolean old = Duration.between(at, clock.instant()).compareTo(LONGEST) > 0;
    return old ? 0 : (int) Math.max(0, Math.min(nominalPower, Math.floor(watts)));
  }
}
