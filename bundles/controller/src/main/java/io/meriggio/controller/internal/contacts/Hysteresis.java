// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;

/**
 * A maximum that is reached after 60 s at or above it, and left at a check that finds the minimum
 * or less. Checks are counted from the reaching (D9); what lies between the thresholds changes
 * nothing.
 */
final class Hysteresis {
  private final Persistence persistence;
  private final Checks checks;
  private boolean reached;
  private boolean left;
  private boolean decided;

  /** Begins to look now: nothing reached, nothing decided. */
  Hysteresis(Moment now) {
    persistence = new Persistence(now);
    checks = new Checks(now);
  }

  /**
   * Thresholds and how they are looked at.
   *
   * @param check the interval of checks
   * @param reachAtCheckOnly whether reaching waits for a check too
   */
  record Rule(double maximum, double minimum, Duration check, boolean reachAtCheckOnly) {}

  /**
   * Looks at a value.
   *
   * @param missing whether the value is only the last one known: the maximum can be left by it, but
   *     not reached
   */
  void look(Rule rule, Sample sample, boolean missing, Moment now) {
    boolean check = checks.due(rule.check(), now);
    boolean known = Persistence.isKnown(sample, missing, now);
    boolean lasted = persistence.look(known && sample.value() >= rule.maximum(), sample, now);
    if (reached) {
      if (check && sample.value() <= rule.minimum()) {
        turn(false, now);
      }
    } else if (lasted && (check || !rule.reachAtCheckOnly())) {
      turn(true, now);
    } else {
      decided |= known && sample.value() < rule.maximum();
    }
  }

  private void turn(boolean reaches, Moment now) {
    reached = reaches;
    left = !reaches;
    decided = true;
    checks.countFrom(now);
    persistence.reset();
  }

  /** Whether the maximum has been reached and the minimum not been found since. */
  boolean reached() {
    return reached;
  }

  /** Whether the minimum is what was found last. */
  boolean left() {
    return left;
  }

  /** Whether anything is known: a value below the maximum, or one that has reached it. */
  boolean decided() {
    return decided;
  }

  /** Whether the value is at or above the maximum, and waits to have lasted. */
  boolean persisting() {
    return !reached && persistence.holds();
  }

  /** What is left of the persistence. */
  Duration untilReached(Moment now) {
    return persistence.remaining(now);
  }

  /** What is left until the next check. */
  Duration untilCheck(Duration check, Moment now) {
    return checks.remaining(check, now);
  }
}
