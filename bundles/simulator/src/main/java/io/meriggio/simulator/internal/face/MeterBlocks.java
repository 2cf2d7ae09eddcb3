// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.state.Grid;
import io.meriggio.simulator.state.Phases;

/** Writes the meter's measurement blocks, all of 32-bit floats. */
record MeterBlocks(RegisterBank bank, Grid grid) {

  private static final double ROOT_3 = Math.sqrt(3);

  /** Value of one step of the wire in V, A, W (also var, VA), power factor and Hz. */
  record Scale(double volt, double ampere, double watt, double factor, double hertz) {
    static final Scale PLAIN = new Scale(1, 1, 1, 1, 1);
    static final Scale KILO = new Scale(1, 1, 1000, 1, 1);

    /** Tenths of volts and watts, thousandths of amperes, behind the current transformers. */
    static Scale classic(double ratio) {
      return new Scale(0.1, 0.001 * ratio, 0.1 * ratio, 0.001, 0.01);
    }
  }

  /** The block that most profiles share, wherever it begins. */
  void measurements(int base, Scale scale, boolean apparent) {
    phases(base, lineVoltages(), scale.volt());
    phases(base + 0x06, grid.voltage(), scale.volt());
    phases(base + 0x0C, grid.current(), scale.ampere());
    totalAndPhases(base + 0x12, drawn(), scale.watt());
    totalAndPhases(base + 0x1A, grid.reactivePower(), scale.watt());
    if (apparent) {
      bank.real(base + 0x22, apparentTotal() / scale.watt());
      phases(base + 0x24, apparent(), scale.watt());
    }
    bank.real(
        base + 0x2A, powerFactor(drawn().total(), grid.reactivePower().total()) / scale.factor());
    phases(base + 0x2C, powerFactors(), scale.factor());
    bank.real(base + 0x44, grid.frequency() / scale.hertz());
  }

  /** Counters in kWh and kvarh behind the current transformers. */
  void energies(int base, double ratio, boolean phases) {
    if (phases) {
      activeEnergies(base, ratio);
      bank.real(base + 0x08, grid.importTotal() / 1000 / ratio);
    } else {
      bank.real(base, grid.importTotal() / 1000 / ratio);
      bank.real(base + 0x0A, grid.exportTotal() / 1000 / ratio);
    }
    for (int quadrant = 0; quadrant < 4; quadrant++) {
      bank.real(base + 0x14 + 10 * quadrant, grid.reactiveQuadrants().get(quadrant) / 1000 / ratio);
    }
  }

  /** Import and export, totals and phases. */
  void activeEnergies(int base, double ratio) {
    bank.real(base, grid.importTotal() / 1000 / ratio);
    phases(base + 0x02, grid.importPhases(), 1000 * ratio);
    bank.real(base + 0x0A, grid.exportTotal() / 1000 / ratio);
    phases(base + 0x0C, grid.exportPhases(), 1000 * ratio);
  }

  /** The block of decimal 2102 to 2181, primary values. */
  void huawei() {
    phases(0x0836, grid.current(), 1);
    phases(0x083E, grid.voltage(), 1);
    phases(0x0846, lineVoltages(), 1);
    bank.real(0x084C, grid.frequency());
    totalAndPhases(0x084E, drawn(), 1000);
    bank.real(0x0856, grid.reactivePower().total() / 1000);
    bank.real(0x0866, powerFactor(drawn().total(), grid.reactivePower().total()));
    bank.real(0x0876, grid.importTotal() / 1000);
    bank.real(0x087E, grid.exportTotal() / 1000);
  }

  /** The single-phase meter: the whole exchange at the voltage of phase 1. */
  void singlePhase() {
    bank.real(0x2000, grid.voltage().l1());
    bank.real(0x2002, apparentTotal() / grid.voltage().l1());
    bank.real(0x2004, drawn().total() / 1000);
    bank.real(0x2006, grid.reactivePower().total() / 1000);
    bank.real(0x2008, apparentTotal() / 1000);
    bank.real(0x200A, powerFactor(drawn().total(), grid.reactivePower().total()));
    bank.real(0x200E, grid.frequency());
    bank.real(0x4000, grid.importTotal() / 1000);
    bank.real(0x400A, grid.exportTotal() / 1000);
  }

  private Phases drawn() {
    return grid.power().map(watts -> -watts);
  }

  private Phases apparent() {
    return grid.power().with(grid.reactivePower(), Math::hypot);
  }

  private double apparentTotal() {
    return Math.hypot(grid.power().total(), grid.reactivePower().total());
  }

  private Phases lineVoltages() {
    Phases v = grid.voltage();
    return new Phases(between(v.l1(), v.l2()), between(v.l2(), v.l3()), between(v.l3(), v.l1()));
  }

  /** Two phase voltages 120 degrees apart. */
  private static double between(double a, double b) {
    return a == b ? a * ROOT_3 : Math.sqrt(a * a + b * b + a * b);
  }

  private Phases powerFactors() {
    return drawn().with(grid.reactivePower(), MeterBlocks::powerFactor);
  }

  /** Positive when inductive (quadrants 1 and 3), negative when capacitive. */
  private static double powerFactor(double active, double reactive) {
    double apparent = Math.hypot(active, reactive);
    if (apparent < 1e-9) {
      return 1;
    }
    return Math.copySign(Math.abs(active) / apparent, active * reactive < 0 ? -1 : 1);
  }

  private void totalAndPhases(int address, Phases values, double step) {
    bank.real(address, values.total() / step);
    phases(address + 2, values, step);
  }

  private void phases(int address, Phases values, double step) {
    bank.real(address, values.l1() / step);
    bank.real(address + 2, values.l2() / step);
    bank.real(address + 4, values.l3() / step);
  }
}
