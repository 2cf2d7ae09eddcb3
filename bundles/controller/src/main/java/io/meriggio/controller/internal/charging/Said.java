// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.ChargePointState;
import io.meriggio.controller.ChargeReason;
import io.meriggio.controller.Sentence;
import java.time.Duration;
import java.util.Optional;

/**
 * What is said of a charge point.
 *
 * @param state its state
 * @param reason why
 * @param sentence the same in words, with the figures
 * @param left of the timer that runs; empty when none runs
 */
record Said(
    ChargePointState state, ChargeReason reason, Sentence sentence, Optional<Duration> left) {

  /** Without a timer. */
  static Said of(ChargePointState state, ChargeReason reason, String key, String... parameters) {
    return new Said(state, reason, Sentence.of(key, parameters), Optional.empty());
  }

  /** It stands by, and no timer runs. */
  static Said standby(ChargeReason reason, String key, String... parameters) {
    return of(ChargePointState.STANDBY, reason, key, parameters);
  }

  /** It stands by until a timer is over. */
  static Said standby(ChargeReason reason, Sentence sentence, Optional<Duration> left) {
    return new Said(ChargePointState.STANDBY, reason, sentence, left);
  }

  /** The same with a timer. */
  Said until(Optional<Duration> timer) {
    return new Said(state, reason, sentence, timer);
  }

  /** Whole watts as a parameter. */
  static String figure(double watts) {
    return Sentence.number(Math.rint(watts));
  }
}
