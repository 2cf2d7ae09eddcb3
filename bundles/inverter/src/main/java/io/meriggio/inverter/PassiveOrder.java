// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

/** What a storage inverter of the old generation does in passive mode (INVERTERS, section 5.3). */
public sealed interface PassiveOrder {

  /** Self-consumption, steered by the inverter itself. */
  record Auto() implements PassiveOrder {}

  /**
   * Neither charge nor discharge, power stages off. Leaving it runs the ramp and the countdown of
   * the grid code again: for a pause {@link Power} 0 W is the better order.
   */
  record Standby() implements PassiveOrder {}

  /**
   * A battery power.
   *
   * @param watts discharge +, charge −, 0 = idle
   */
  record Power(int watts) implements PassiveOrder {}
}
