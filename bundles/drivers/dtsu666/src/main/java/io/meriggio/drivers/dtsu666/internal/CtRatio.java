// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.dtsu666.internal;

import java.util.Optional;

/**
 * Whether the numbers of the classic block hold the transformers' ratios already. Documents of the
 * same meter contradict each other, so it is found out by comparing with a block that is known to
 * hold them (OTHER-DEVICES section 1, "Is the CT ratio already applied?").
 *
 * <p>Immutable: each step gives the next state.
 *
 * @param ct ratio of the current transformers, 1 = none
 * @param vt ratio of the voltage transformers, 1 = none
 * @param applied whether the numbers hold them; empty = not known yet
 */
record CtRatio(double ct, double vt, Optional<Boolean> applied) {

  /** A meter whose numbers need no ratio. */
  static final CtRatio NONE = new CtRatio(1, 1, Optional.of(true));

  private static final double DECISIVE_WATTS = 200;

  /** How far a quotient may be from what it stands for: the power moves between two reads. */
  private static final double TOLERANCE = 0.25;

  CtRatio {
    if (ct * vt == 1) {
      applied = Optional.of(true);
    }
  }

  boolean isKnown() {
    return applied.isPresent();
  }

  /**
   * Whether a comparison can decide now.
   *
   * @param classicWatts the power of the classic block, without any ratio
   */
  boolean isDecisive(double classicWatts) {
    return !isKnown() && Math.abs(classicWatts) * Math.max(1, ct * vt) > DECISIVE_WATTS;
  }

  /**
   * Compares the two blocks.
   *
   * @param primaryWatts the power of the block that holds the ratios
   * @param classicWatts the power of the classic block, read just before
   */
  CtRatio compared(double primaryWatts, double classicWatts) {
    if (isKnown() || classicWatts == 0 || !(Math.abs(primaryWatts) > DECISIVE_WATTS)) {
      return this;
    }
    double quotient = primaryWatts / classicWatts;
    boolean same = isNear(quotient, 1);
    boolean ratio = isNear(quotient, ct * vt);
    return same == ratio ? this : new CtRatio(ct, vt, Optional.of(same));
  }

  private static boolean isNear(double quotient, double wanted) {
    return Double.isFinite(quotient) && Math.abs(quotient / wanted - 1) < TOLERANCE;
  }

  /**
   * What a number of the classic block is multiplied by.
   *
   * @param id the point's id
   */
  double factor(String id) {
    return applied.orElse(true) ? 1 : share(id);
  }

  /** Whether a point can't be trusted because the ratio is not known. */
  boolean leavesOpen(String id) {
    return !isKnown() && share(id) != 1;
  }

  /** Current by CT, voltage by VT, power and energy by both. */
  private double share(String id) {
    if (id.startsWith("current_")) {
      return ct;
    }
    if (id.startsWith("voltage_")) {
      return vt;
    }
    boolean both = id.contains("_power") || id.contains("energy_");
    return both ? ct * vt : 1;
  }
}
