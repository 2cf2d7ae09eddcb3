// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

/**
 * Power that is left for cars: in all, and on each phase where a limit is watched. Mutable: it
 * shrinks while it is given away.
 */
final class Room {
  private static final double TOLERANCE = 1e-6;

  private double total;
  private final double[] phases;

  /**
   * @param total W; infinite = unlimited
   * @param phases W of each of three phases; infinite where none is watched
   */
  Room(double total, double[] phases) {
    this.total = total;
    this.phases = phases.clone();
  }

  /** So much in all, and no phase watched. */
  static Room of(double total) {
    double all = Double.POSITIVE_INFINITY;
    return new Room(total, new double[] {all, all, all});
  }

  Room copy() {
    return new Room(total, phases);
  }

  /** Whether a current, A per phase, fits for a charge point. */
  boolean fits(ChargePointImage point, double amps) {
    return point.watts(amps) <= total + TOLERANCE
        && perPhase(point, amps) <= tightest() + TOLERANCE;
  }

  /** Takes it away. */
  void take(ChargePointImage point, double amps) {
    total -= point.watts(amps);
    double each = perPhase(point, amps);
    for (int phase = 0; phase < phases.length; phase++) {
      // Nobody knows which phase a single-phase charge point is on: it counts on each.
      phases[phase] -= each;
    }
  }

  private static double perPhase(ChargePointImage point, double amps) {
    return point.watts(amps) / point.phases();
  }

  private double tightest() {
    double least = phases[0];
    for (double phase : phases) {
      least = Math.min(least, phase);
    }
    return least;
  }

  /** W left in all. */
  double total() {
    return total;
  }

  /** Whether more has been taken than there was. */
  boolean isOverdrawn() {
    boolean over = total < -TOLERANCE;
    for (double phase : phases) {
      over |= phase < -TOLERANCE;
    }
    return over;
  }
}
