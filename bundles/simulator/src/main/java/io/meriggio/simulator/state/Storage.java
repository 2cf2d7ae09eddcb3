// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.state;

import java.util.List;
import java.util.Set;

/**
 * An inverter with a battery; without strings it sits on the AC side alone.
 *
 * @param status what it is doing
 * @param mode how it is governed
 * @param standby whether it has been told to do nothing, or has been left alone too long
 * @param strings its PV strings, none for a retrofit
 * @param acPower active power to the AC side on each phase, drawing negative, W
 * @param reactivePower injected, var
 * @param battery its battery
 * @param foreignPv what other generators of the plant give, as its own sensor sees it, W
 * @param load what the plant draws, W
 * @param pv production
 * @param consumed what the plant drew
 * @param imported what the plant drew from the grid
 * @param exported what the plant fed in
 * @param charged into the battery
 * @param discharged from the battery
 * @param insideTemperature °C
 * @param heatsinkTemperature °C
 * @param secondsToday on the grid since local midnight or since the start
 * @param secondsTotal on the grid in its life
 * @param trips active protective functions, by number
 * @param limited whether something from outside holds it below what it could give
 */
public record Storage(
    Status status,
    StorageMode mode,
    boolean standby,
    List<PvString> strings,
    Phases acPower,
    double reactivePower,
    Battery battery,
    double foreignPv,
    double load,
    Energy pv,
    Energy consumed,
    Energy imported,
    Energy exported,
    Energy charged,
    Energy discharged,
    double insideTemperature,
    double heatsinkTemperature,
    double secondsToday,
    double secondsTotal,
    Set<Integer> trips,
    boolean limited) {

  /** Takes its own copies. */
  public Storage {
    strings = List.copyOf(strings);
    trips = Set.copyOf(trips);
  }

  /** DC power of all strings, W. */
  public double pvPower() {
    return strings.stream().mapToDouble(PvString::power).sum();
  }
}
