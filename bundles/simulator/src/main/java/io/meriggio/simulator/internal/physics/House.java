// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import io.meriggio.simulator.state.Phases;

/**
 * A family house whose three phases are loaded unequally: base load everywhere, a fridge on phase
 * 1, kettle and hob on phase 2, a washing machine on phase 3.
 *
 * @param seed chooses when the kettle boils
 */
record House(long seed) {

  /** Reactive power is this part of the base load's and the motors' active power. */
  private static final double TANGENT = 0.33;

  /** Active power drawn on each phase, W, at so many seconds of sky time since the start. */
  Phases power(double elapsed) {
    return motors(elapsed).plus(new Phases(0, heating(elapsed), 0));
  }

  /** Reactive power drawn on each phase, inductive positive, var: kettles have none. */
  Phases reactivePower(double elapsed) {
    return motors(elapsed).map(watts -> watts * TANGENT);
  }

  private Phases motors(double elapsed) {
    double l1 = base(1, 210, elapsed) + (within(elapsed, 2700, 1000) ? 130 : 0);
    double l2 = base(2, 95, elapsed);
    double l3 = base(3, 150, elapsed) + washing(elapsed);
    return new Phases(l1, l2, l3);
  }

  private double base(int phase, double watts, double elapsed) {
    return watts * (1 + 0.25 * new Noise(seed + phase).at(elapsed / 900));
  }

  /** Three minutes of kettle in some quarters of an hour, and a hob at every eighth or so. */
  private double heating(double elapsed) {
    int chance = new Noise(seed + 4).draw((long) Math.floor(elapsed / 900), 8);
    double kettle = chance < 2 && within(elapsed, 900, 180) ? 2000 : 0;
    double hob = chance == 5 && within(elapsed, 900, 600) ? 1200 : 0;
    return kettle + hob;
  }

  /** Two hours of washing in every five: heating first, then the drum. */
  private static double washing(double elapsed) {
    double into = elapsed - 18000 * Math.floor(elapsed / 18000) - 5400;
    if (into < 0 || into > 7200) {
      return 0;
    }
    return into < 1200 ? 1900 : within(into, 120, 80) ? 220 : 40;
  }

  private static boolean within(double elapsed, double period, double on) {
    return elapsed - period * Math.floor(elapsed / period) < on;
  }
}
