// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.time.Duration;
import java.util.Optional;

/**
 * How a check of a current sensor stands.
 *
 * @param kind which sensor is checked; empty before the first check
 * @param device whose sensor
 * @param stage what goes on
 * @param result how it ended; present in {@link Stage#ENDED}, never else
 * @param sentence what the person is to do, or what was found
 * @param remaining until the stage ends by itself
 * @param power what the sensor shows, in W: an exchange export positive, a production ≥ 0
 * @param reversalOffered whether {@link CtCheck#applyReversal} can mend what was found
 * @param reversedInSoftware whether the sign is turned by the device's setting, for diagnostics
 */
public record CtCheckStatus(
    Optional<Kind> kind,
    Optional<String> device,
    Stage stage,
    Optional<Result> result,
    Sentence sentence,
    Optional<Duration> remaining,
    Optional<Double> power,
    boolean reversalOffered,
    boolean reversedInSoftware) {

  /** Which sensor. */
  public enum Kind {
    /** At the grid: drawing must count negative. */
    EXCHANGE,
    /** At another maker's PV: must show what its inverter's display shows. */
    PRODUCTION
  }

  /** What goes on. */
  public enum Stage {
    /** No check has run yet. */
    IDLE,
    /** The person is to switch the PV off, and to confirm where that is not measured. */
    PV_OFF,
    /** The reading before the load. */
    READING,
    /** The person is to switch on a load. */
    LOAD,
    /** The person is to compare with the inverter's display. */
    DISPLAY,
    /** The check has a result. */
    ENDED
  }

  /** How a check ended. */
  public enum Result {
    CORRECT,
    /** The sensor is mounted the wrong way round. */
    REVERSED,
    /** The load did not show. */
    NO_CHANGE,
    /** The production shown is not that of the display. */
    DIFFERS,
    /** What was seen contradicts itself. */
    UNCLEAR,
    /** It could not be carried to its end. */
    ABORTED,
    CANCELLED
  }
}
