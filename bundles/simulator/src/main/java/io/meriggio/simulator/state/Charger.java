// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.state;

import java.time.Instant;

/**
 * A charge point.
 *
 * @param pilot state of the car
 * @param session why
 * @param power drawn on each phase, W, ≥ 0
 * @param limit A a phase that is really offered; 0 while paused
 * @param phases that carry current: 0, 1 or 3
 * @param failsafe whether its watchdog has run out
 * @param watchdogLeft seconds until then; below 0 = off
 * @param sessionEnergy Wh since the car was plugged in
 * @param sessionSeconds with closed contactor
 * @param sessionStart when the car was plugged in
 * @param energyTotal Wh of its life
 * @param carSoc of the car, %
 */
public record Charger(
    Pilot pilot,
    Session session,
    Phases power,
    double limit,
    int phases,
    boolean failsafe,
    double watchdogLeft,
    double sessionEnergy,
    double sessionSeconds,
    Instant sessionStart,
    double energyTotal,
    double carSoc) {}
