// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.time.Duration;
import java.util.Optional;

/**
 * A charge point as the controller sees and drives it.
 *
 * @param id the id of its device
 * @param name what the site calls it
 * @param state its state
 * @param reason why, or why it gets less than it wants; {@link ChargeReason#NONE} when nothing is
 *     to be explained
 * @param sentence the same in words, with the figures
 * @param remaining until the timer that runs is over; empty when none runs
 * @param strategy the strategy in force
 * @param strategyLocked whether a session is in progress, so that the strategy can't be changed
 * @param current what is offered to the car, A per phase; 0 = pause
 * @param phases on how many phases, 1…3
 * @param power what the car draws, W; empty when unknown
 * @param sessionEnergy energy of the present or last session since the car was plugged in, Wh
 * @param command how the last command to the device ended, when it did not take effect
 */
public record ChargePointStatus(
    String id,
    String name,
    ChargePointState state,
    ChargeReason reason,
    Sentence sentence,
    Optional<Duration> remaining,
    StrategySetting strategy,
    boolean strategyLocked,
    double current,
    int phases,
    Optional<Double> power,
    double sessionEnergy,
    Optional<String> command) {}
