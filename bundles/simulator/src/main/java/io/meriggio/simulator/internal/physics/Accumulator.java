// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import io.meriggio.simulator.state.Battery;

/**
 * A lithium battery: energy content, power limits that taper at both ends, losses, cycles. Powers
 * are its terminals', discharge positive.
 */
final class Accumulator {

  /** Part of the energy that survives one way. */
  private static final double ONE_WAY = 0.97;

  private static final double EMPTY = 0.10;
  private static final double FULL = 1.0;

  /** Above this state of charge, and below 10 % + 4 %, the limits go down to a twentieth. */
  private static final double TAPER = 0.04;

  private final double capacity;
  private final double mostCharge;
  private final double mostDischarge;
  private final double nominalVoltage;
  private double soc;
  private double power;
  private double throughput;
  private double temperature = 24;

  /** A battery of this capacity in Wh, its limits in W, and where it stands, 0.1 to 1. */
  Accumulator(
      double capacity, double mostCharge, double mostDischarge, double voltage, double soc) {
    this.capacity = capacity;
    this.mostCharge = mostCharge;
    this.mostDischarge = mostDischarge;
    nominalVoltage = voltage;
    this.soc = Math.max(EMPTY, Math.min(FULL, soc));
    throughput = 137 * capacity;
  }

  /** The nearest that it can do now to what is wanted, W. */
  double possible(double wanted) {
    return Math.max(-chargeLimit(), Math.min(dischargeLimit(), wanted));
  }

  double chargeLimit() {
    return soc >= FULL ? 0 : mostCharge * taper(FULL - soc);
  }

  double dischargeLimit() {
    return soc <= EMPTY ? 0 : mostDischarge * taper(soc - EMPTY);
  }

  private static double taper(double away) {
    return Math.max(0.05, Math.min(1, away / TAPER));
  }

  /** Lives through a span with the power that was set. */
  void live(double seconds) {
    double inside = power > 0 ? power / ONE_WAY : power * ONE_WAY;
    soc = Math.max(EMPTY, Math.min(FULL, soc - inside * seconds / 3600 / capacity));
    throughput += Math.abs(power) * seconds / 7200;
    double target = 22 + 12 * Math.abs(power) / mostDischarge;
    temperature += (target - temperature) * Math.min(1, seconds / 1800);
  }

  void power(double watts) {
    power = watts;
  }

  double power() {
    return power;
  }

  Battery state() {
    double sag = power / mostDischarge * 0.02;
    double voltage = nominalVoltage * (0.96 + 0.07 * soc - sag);
    return new Battery(
        power,
        soc * 100,
        voltage,
        temperature,
        99,
        throughput / capacity,
        capacity,
        chargeLimit(),
        dischargeLimit());
  }
}
