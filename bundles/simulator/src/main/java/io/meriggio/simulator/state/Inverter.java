// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.state;

import java.util.List;
import java.util.Set;

/**
 * The string inverter.
 *
 * @param status what it is doing
 * @param countdown seconds until it connects, 0 unless {@code CHECKING}
 * @param strings its PV strings
 * @param acPower active power to the AC side on each phase, W
 * @param reactivePower reactive power injected, var, leading positive
 * @param insideTemperature air in the case, °C
 * @param heatsinkTemperature °C
 * @param energyToday production since local midnight or since the start, Wh
 * @param energyTotal production of its life, Wh
 * @param secondsToday time on the grid since local midnight or since the start, s
 * @param secondsTotal time on the grid of its life, s
 * @param trips protective functions that are active, by the number on the display (1 = grid
 *     over-voltage)
 * @param limited whether a set-point from outside holds the output below what the sun gives
 * @param available active power that it could give without any limit, W
 */
public record Inverter(
    Status status,
    double countdown,
    List<PvString> strings,
    Phases acPower,
    double reactivePower,
    double insideTemperature,
    double heatsinkTemperature,
    double energyToday,
    double energyTotal,
    double secondsToday,
    double secondsTotal,
    Set<Integer> trips,
    boolean limited,
    double available) {

  /** Takes its own copies. */
  public Inverter {
    strings = List.copyOf(strings);
    trips = Set.copyOf(trips);
  }

  /** DC power of all strings, W. */
  public double pvPower() {
    return strings.stream().mapToDouble(PvString::power).sum();
  }
}
