// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What whoever plays with a running plant wants of house and cars; the rest goes by the sky's hour.
 *
 * @param houseLoad W that the house draws, evenly over the phases of the connection, without
 *     reactive power; empty = the family house lives its day
 * @param cars by the id of a charge point, whether its car is plugged in; one that isn't named
 *     comes and goes by the hour
 */
public record OnDemand(OptionalDouble houseLoad, Map<String, Boolean> cars) {

  /** All goes by the hour. */
  public static final OnDemand NOTHING = new OnDemand(OptionalDouble.empty(), Map.of());

  /** Takes its own copy. */
  public OnDemand {
    cars = Map.copyOf(cars);
  }
}
