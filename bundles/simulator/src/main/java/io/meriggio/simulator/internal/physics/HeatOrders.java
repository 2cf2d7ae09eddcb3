// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

/**
 * What a master has told a heat pump.
 *
 * @param on its switch
 * @param heats whether it heats the house
 * @param heatsWater whether it heats the tank
 * @param heatingSetpoint water to the house, °C
 * @param waterSetpoint tank, °C
 * @param offset K added to both in SG-Ready states 3 and 4
 * @param sgReady 0 follow the contacts, 1 lock, 2 normal, 3 recommended, 4 forced
 * @param powerLimit W of electric power; 0 = none
 * @param watchdog seconds without a master after which request and limit end; 0 = off
 */
public record HeatOrders(
    boolean on,
    boolean heats,
    boolean heatsWater,
    double heatingSetpoint,
    double waterSetpoint,
    double offset,
    int sgReady,
    double powerLimit,
    double watchdog) {

  /** As delivered. */
  public static final HeatOrders FREE = new HeatOrders(true, true, true, 35, 50, 5, 0, 0, 600);
}
