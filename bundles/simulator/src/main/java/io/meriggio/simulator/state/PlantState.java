// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.state;

import java.time.Instant;
import java.util.List;

/**
 * What is true in the plant at one instant, before any register rounds it. Units W, var, V, A, Hz,
 * °C, Wh, s; signs as the gateway's vocabulary has them: {@code grid.power} counts export as
 * positive, {@code inverter.acPower} delivery as positive.
 *
 * <p>At every instant and on each phase: what all inverters and storages give is what the house,
 * the chargers, the heat pumps and the switched loads draw, and what is fed in.
 *
 * @param at the instant of the plant's clock
 * @param skyHour solar hour of the simulated sky, 0 ≤ hour &lt; 24
 * @param house active power that the house draws on each phase, W, ≥ 0
 * @param inverter the string inverter, or the one that is looked at among several
 * @param grid the exchange at the meter
 * @param units everything that the plant has
 */
public record PlantState(
    Instant at, double skyHour, Phases house, Inverter inverter, Grid grid, Units units) {

  /** A plant that has one string inverter and nothing else. */
  public PlantState(Instant at, double skyHour, Phases house, Inverter inverter, Grid grid) {
    this(
        at,
        skyHour,
        house,
        inverter,
        grid,
        new Units(List.of(inverter), List.of(), List.of(), List.of(), Switches.NONE, 20));
  }

  /** The same with another string inverter in the middle; the first has index 0. */
  public PlantState lookingAt(int index) {
    return new PlantState(at, skyHour, house, units.inverters().get(index), grid, units);
  }

  /** What everything that gives gives, less what everything that draws draws, on each phase, W. */
  public Phases balance() {
    Phases sum = house.map(watts -> -watts);
    for (Inverter one : units.inverters()) {
      sum = sum.plus(one.acPower());
    }
    for (Storage one : units.storages()) {
      sum = sum.plus(one.acPower());
    }
    for (Charger one : units.chargers()) {
      sum = sum.minus(one.power());
    }
    for (HeatPump one : units.heatPumps()) {
      sum = sum.minus(one.electricPower());
    }
    return sum.minus(units.switches().power());
  }
}
