// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.state;

/**
 * A battery.
 *
 * @param power at its terminals, discharge positive, W
 * @param soc state of charge, %
 * @param voltage V
 * @param temperature °C
 * @param soh state of health, %
 * @param cycles full cycles of its life
 * @param capacity Wh
 * @param mostCharge W that it takes now
 * @param mostDischarge W that it gives now
 */
public record Battery(
    double power,
    double soc,
    double voltage,
    double temperature,
    double soh,
    double cycles,
    double capacity,
    double mostCharge,
    double mostDischarge) {

  /** Discharge positive, A. */
  public double current() {
    return power / voltage;
  }
}
