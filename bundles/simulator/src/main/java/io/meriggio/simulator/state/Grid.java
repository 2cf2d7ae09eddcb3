// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.state;

import java.util.List;

/**
 * The exchange with the grid.
 *
 * @param power active power, export positive, W
 * @param reactivePower reactive power drawn from the grid, inductive positive, var
 * @param voltage phase to neutral, V
 * @param current magnitude, A, ≥ 0
 * @param frequency Hz
 * @param importTotal energy drawn, of the sum of the phases, Wh
 * @param exportTotal energy fed in, of the sum of the phases, Wh
 * @param importPhases energy drawn on each phase, Wh
 * @param exportPhases energy fed in on each phase, Wh
 * @param reactiveQuadrants reactive energy of quadrants 1 to 4, varh
 */
public record Grid(
    Phases power,
    Phases reactivePower,
    Phases voltage,
    Phases current,
    double frequency,
    double importTotal,
    double exportTotal,
    Phases importPhases,
    Phases exportPhases,
    List<Double> reactiveQuadrants) {

  /** Takes its own copy. */
  public Grid {
    reactiveQuadrants = List.copyOf(reactiveQuadrants);
  }
}
