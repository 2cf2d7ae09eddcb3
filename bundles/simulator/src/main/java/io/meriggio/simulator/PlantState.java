// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What is true in the plant at one instant, before any register rounds it. Units W, var, V, A, Hz,
 * °C, Wh, s; signs as the gateway's vocabulary has them: {@code grid.power} counts export as
 * positive, {@code inverter.acPower} delivery as positive.
 *
 * <p>At every instant {@code house.total() = inverter.acPower.total() - grid.power.total()}.
 *
 * @param at the instant of the plant's clock
 * @param skyHour solar hour of the simulated sky, 0 ≤ hour &lt; 24
 * @param house active power that the house draws on each phase, W, ≥ 0
 * @param inverter the string inverter
 * @param grid the exchange at the meter
 */
public record PlantState(Instant at, double skyHour, Phases house, Inverter inverter, Grid grid) {

  /** What the inverter is doing. */
  public enum Status {
    /** No sun, or told to stop. */
    WAITING,
    /** Counting down to the connection. */
    CHECKING,
    /** Feeding in. */
    RUNNING,
    /** Stopped by a protective function; starts again when it is gone. */
    FAULT
  }

  /**
   * One string of modules.
   *
   * @param voltage V
   * @param current A
   */
  public record PvString(double voltage, double current) {
    /** DC power, W. */
    public double power() {
      return voltage * current;
    }
  }

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
      boolean limited) {

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
}
