// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.state;

import java.util.List;

/**
 * The gateway's own terminals.
 *
 * @param closed outputs 1 to 4
 * @param power what the loads behind closed outputs draw on each phase, W
 * @param inputs digital inputs 1 and 2
 * @param expired whether the watchdog has opened them
 */
public record Switches(List<Boolean> closed, Phases power, List<Boolean> inputs, boolean expired) {
  /** All open. */
  public static final Switches NONE =
      new Switches(List.of(false, false, false, false), Phases.ZERO, List.of(false, false), false);

  /** Takes its own copies. */
  public Switches {
    closed = List.copyOf(closed);
    inputs = List.copyOf(inputs);
  }
}
