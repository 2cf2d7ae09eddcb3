// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import io.meriggio.simulator.state.Grid;
import io.meriggio.simulator.state.Phases;
import java.util.Arrays;
import java.util.List;

/** The connection to the grid: what flows there, at which voltage, and the counters of it. */
final class Exchange {

  private final long seed;
  private final int phases;
  private Phases power = Phases.ZERO;
  private Phases reactivePower = Phases.ZERO;
  private Phases voltage;
  private double frequency = 50;
  private double importTotal = 4_321_000;
  private double exportTotal = 6_543_000;
  private Phases importPhases = new Phases(1_700_000, 1_500_000, 1_400_000);
  private Phases exportPhases = new Phases(2_200_000, 2_300_000, 2_350_000);
  private final double[] quadrants = {210_000, 640_000, 90_000, 55_000};

  /** An exchange whose mains wander as this seed says. */
  Exchange(long seed, int phases) {
    this.seed = seed;
    this.phases = phases;
    voltage = new Phases(230, 230, 230);
  }

  /**
   * Counts the span that ends now and takes the flows of its end.
   *
   * @param export active power fed in on each phase, W
   * @param drawn reactive power drawn on each phase, inductive positive, var
   */
  void step(double seconds, double elapsed, Phases export, Phases drawn) {
    count(seconds);
    power = export;
    reactivePower = drawn;
    frequency = 50 + 0.025 * new Noise(seed + 20).at(elapsed / 120);
    voltage =
        new Phases(phaseVoltage(1, elapsed), phaseVoltage(2, elapsed), phaseVoltage(3, elapsed));
  }

  Phases voltage() {
    return voltage;
  }

  Grid state() {
    Phases apparent = power.with(reactivePower, Math::hypot);
    return new Grid(
        power,
        reactivePower,
        voltage,
        apparent.with(voltage, (va, v) -> v < 1 ? 0 : va / v),
        frequency,
        importTotal,
        exportTotal,
        importPhases,
        exportPhases,
        List.of(quadrants[0], quadrants[1], quadrants[2], quadrants[3]));
  }

  /** Clears the energy counters, as the meter's register 0x0002 does. */
  void clearCounters() {
    importTotal = 0;
    exportTotal = 0;
    importPhases = Phases.ZERO;
    exportPhases = Phases.ZERO;
    Arrays.fill(quadrants, 0);
  }

  private void count(double seconds) {
    double hours = seconds / 3600;
    importTotal += Math.max(0, -power.total()) * hours;
    exportTotal += Math.max(0, power.total()) * hours;
    importPhases = importPhases.plus(power.map(watts -> Math.max(0, -watts) * hours));
    exportPhases = exportPhases.plus(power.map(watts -> Math.max(0, watts) * hours));
    quadrants[quadrant()] += Math.abs(reactivePower.total()) * hours;
  }

  /** 0 to 3 for quadrants 1 to 4: active and reactive power drawn from the grid are positive. */
  private int quadrant() {
    boolean drawing = power.total() <= 0;
    boolean inductive = reactivePower.total() >= 0;
    return drawing ? (inductive ? 0 : 3) : (inductive ? 1 : 2);
  }

  /** Mains that wander slowly and rise where the plant feeds in, by 6 V at most. */
  private double phaseVoltage(int phase, double elapsed) {
    if (phase > phases) {
      return 0;
    }
    double watts = phase == 1 ? power.l1() : phase == 2 ? power.l2() : power.l3();
    return 229.5
        + phase * 0.7
        + 1.5 * new Noise(seed + 20 + phase).at(elapsed / 300)
        + 6 * Math.tanh(watts / 9000);
  }
}
