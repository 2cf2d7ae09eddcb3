// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.state;

/**
 * A heat pump.
 *
 * @param state what it does
 * @param sgReady SG-Ready state in force: 1 lock, 2 normal, 3 recommended, 4 forced
 * @param electricPower drawn on each phase, W, ≥ 0
 * @param thermalPower useful heat, W, ≥ 0
 * @param tank temperature of the hot water, °C
 * @param flow water to the house, °C
 * @param back water from the house, °C
 * @param electricTotal Wh drawn in its life
 * @param thermalTotal Wh given in its life
 * @param compressorSeconds of its life
 * @param compressorStarts of its life
 * @param watchdogLeft seconds until its requests end; below 0 = off
 */
public record HeatPump(
    HeatState state,
    int sgReady,
    Phases electricPower,
    double thermalPower,
    double tank,
    double flow,
    double back,
    double electricTotal,
    double thermalTotal,
    double compressorSeconds,
    long compressorStarts,
    double watchdogLeft) {}
