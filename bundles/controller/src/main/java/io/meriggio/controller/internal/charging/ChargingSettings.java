// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.StrategyKind;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What the site says of charging.
 *
 * @param cycle time between two decisions
 * @param startDelay how long production must suffice before a start
 * @param stopDelay how long it must fall short before a stop
 * @param minPause shortest pause
 * @param thresholdPolicy threshold of Pure on several phases
 * @param failsafePower W that all charge points together may draw while the exchange is unknown
 * @param contractedPower the most that may be drawn from the grid, W; empty = unknown
 * @param contractMargin W of it that stay free
 * @param phaseLimit A that each phase may draw; empty = none is watched
 * @param defaultStrategy what a charge point does when nobody chose, and after a used plan
 * @param phaseSwitching whether charge points that can may change their number of phases
 * @param lossFactor energy counted for one Wh of the meter, for the kilometre goal; 1 = as measured
 * @param timeZone of windows
 */
public record ChargingSettings(
    Duration cycle,
    Duration startDelay,
    Duration stopDelay,
    Duration minPause,
    ThresholdPolicy thresholdPolicy,
    double failsafePower,
    Optional<Double> contractedPower,
    double contractMargin,
    Optional<Double> phaseLimit,
    StrategyKind defaultStrategy,
    boolean phaseSwitching,
    double lossFactor,
    ZoneId timeZone) {

  /** The defaults of the semantics (section 10) for a contracted power. */
  public static ChargingSettings defaults(Optional<Double> contractedPower, ZoneId timeZone) {
    return new ChargingSettings(
        Duration.ofSeconds(5),
        Duration.ofSeconds(60),
        Duration.ofSeconds(180),
        Duration.ofSeconds(60),
        ThresholdPolicy.PHYSICAL,
        0,
        contractedPower,
        0,
        Optional.empty(),
        StrategyKind.FAST,
        false,
        1.0,
        timeZone);
  }

  /** The same with another contracted power. */
  public ChargingSettings withContractedPower(double watts) {
    return new ChargingSettings(
        cycle,
        startDelay,
        stopDelay,
        minPause,
        thresholdPolicy,
        failsafePower,
        Optional.of(watts),
        contractMargin,
        phaseLimit,
        defaultStrategy,
        phaseSwitching,
        lossFactor,
        timeZone);
  }

  /** The same with another time between two decisions. */
  public ChargingSettings withCycle(Duration between) {
    return new ChargingSettings(
        between,
        startDelay,
        stopDelay,
        minPause,
        thresholdPolicy,
        failsafePower,
        contractedPower,
        contractMargin,
        phaseLimit,
        defaultStrategy,
        phaseSwitching,
        lossFactor,
        timeZone);
  }

  /** The key of what is said while nobody knows what may be drawn. */
  String unknownExchange() {
    return contractedPower.isEmpty() ? "charging.contract-unknown" : "charging.exchange-unknown";
  }

  /** What may be drawn from the grid, W; empty = unknown. */
  Optional<Double> usableContract() {
    return contractedPower.map(watts -> watts - contractMargin);
  }
}
