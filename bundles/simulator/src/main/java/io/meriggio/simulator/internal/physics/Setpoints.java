// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import java.util.OptionalDouble;

/**
 * What a master has told the inverter to do.
 *
 * @param running remote on/off
 * @param limit ceiling of the output as a part of rated power, 0 to 1.1
 * @param rampPerSecond how fast the ceiling moves, part of rated power a second; 0 = at once
 * @param reactive reactive power asked for as a part of rated power, −1 to 1, leading positive
 * @param powerFactor cos phi asked for instead, −1 to 1, sign = lead (+) or lag (−)
 * @param exportLimit feed-in allowed at the grid connection, W
 */
public record Setpoints(
    boolean running,
    double limit,
    double rampPerSecond,
    double reactive,
    OptionalDouble powerFactor,
    OptionalDouble exportLimit) {

  /** Nothing asked for: the inverter gives what the sun gives. */
  public static final Setpoints FREE =
      new Setpoints(true, 1, 0, 0, OptionalDouble.empty(), OptionalDouble.empty());
}
