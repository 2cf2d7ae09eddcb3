// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import io.meriggio.simulator.state.Energy;
import java.time.LocalDate;

/** An energy counter of a life and of a day. */
final class Tally {

  private double today;
  private double total;
  private LocalDate date = LocalDate.MIN;

  /** A counter that has counted so much before the simulation began, Wh. */
  Tally(double before) {
    total = before;
  }

  /** Counts a power over a span of the clock that ends on this date; what is negative isn't. */
  void count(double watts, double seconds, LocalDate on) {
    if (!on.equals(date)) {
      today = 0;
      date = on;
    }
    double energy = Math.max(0, watts) * seconds / 3600;
    today += energy;
    total += energy;
  }

  Energy energy() {
    return new Energy(today, total);
  }
}
