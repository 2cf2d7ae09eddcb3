// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.time.Instant;
import java.util.Optional;

/**
 * One charging session: from the first energy after plug-in to completion, remote stop or unplug.
 *
 * @param chargePoint the charge point's id
 * @param start when the first energy flowed
 * @param end when it was closed; empty while it is open
 * @param why how it ended: {@code TARGET}, {@code TIME}, {@code CAR}, {@code USER_STOP}, {@code
 *     UNPLUGGED}; empty while it is open
 * @param energy Wh
 * @param solarEnergy Wh of it that came from production; empty when a part is unknown
 * @param strategy the strategy at its start
 * @param card the card that opened it, or who started it remotely; empty when nobody did
 * @param meterStart reading of the charge point's meter at the start, Wh; empty without a meter
 * @param meterEnd reading at the end, Wh
 */
public record ChargingSession(
    String chargePoint,
    Instant start,
    Optional<Instant> end,
    Optional<String> why,
    double energy,
    Optional<Double> solarEnergy,
    StrategyKind strategy,
    Optional<String> card,
    Optional<Double> meterStart,
    Optional<Double> meterEnd) {}
