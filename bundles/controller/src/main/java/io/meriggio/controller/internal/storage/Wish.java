// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import io.meriggio.controller.Sentence;
import java.time.Duration;
import java.util.Optional;

/**
 * What a rule wants of one storage; later rules may bend it.
 *
 * @param by the rule
 * @param base the rule whose wish it was before others bent it
 * @param kind what is wanted
 * @param watts of {@link Kind#POWER}, discharge +
 * @param loop whether the power follows measurements, and so needs to settle between two changes
 * @param reason with its figures
 * @param remaining of what decided
 */
record Wish(
    By by,
    By base,
    Kind kind,
    double watts,
    boolean loop,
    Sentence reason,
    Optional<Duration> remaining) {

  /** The rules; a later one does not bend what an earlier one wants, but for the contract's. */
  enum By {
    DATA,
    CONTRACT,
    EXPORT,
    RESERVE,
    REQUEST,
    SCHEDULE,
    CARS,
    OWN_RULE
  }

  /** What is wanted. */
  enum Kind {
    OWN_RULE,
    HOLD,
    POWER
  }

  static Wish ownRule(By by, Sentence reason) {
    return new Wish(by, by, Kind.OWN_RULE, 0, false, reason, Optional.empty());
  }

  static Wish hold(By by, Sentence reason, Optional<Duration> remaining) {
    return new Wish(by, by, Kind.HOLD, 0, false, reason, remaining);
  }

  static Wish power(By by, double watts, Sentence reason, Optional<Duration> remaining) {
    return new Wish(by, by, Kind.POWER, watts, false, reason, remaining);
  }

  /** The same for another power, which follows measurements. */
  Wish following(double newWatts) {
    return new Wish(by, base, Kind.POWER, newWatts, true, reason, remaining);
  }

  /** What the contract makes of it. */
  Wish bent(double newWatts, Sentence why) {
    return new Wish(By.CONTRACT, base, Kind.POWER, newWatts, true, why, remaining);
  }

  /** What the export limit leaves of it. */
  Wish capped(double newWatts, Sentence why) {
    return new Wish(By.EXPORT, base, Kind.POWER, newWatts, true, why, remaining);
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }
}
