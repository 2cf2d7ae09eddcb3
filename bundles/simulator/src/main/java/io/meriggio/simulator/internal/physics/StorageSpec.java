// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

/**
 * What a storage is made of.
 *
 * @param ratedPower of the inverter, W
 * @param pvPower of its modules, W at 1000 W/m²; 0 = a retrofit on the AC side
 * @param capacity of the battery, Wh
 * @param batteryPower most that the battery takes and gives, W
 * @param batteryVoltage nominal, V
 * @param soc at the start, 0.1 to 1
 * @param phases 1 or 3
 * @param connectSeconds check before it starts
 */
public record StorageSpec(
    double ratedPower,
    double pvPower,
    double capacity,
    double batteryPower,
    double batteryVoltage,
    double soc,
    int phases,
    double connectSeconds) {}
