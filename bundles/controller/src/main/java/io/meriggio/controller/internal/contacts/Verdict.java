// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a logic wants of one output.
 *
 * @param logic its id
 * @param closed whether it wants the contact closed
 * @param why why not; {@link Why#CLOSED} when it does
 * @param sentence the same with figures
 * @param remaining until it may change
 * @param finding what it found; empty when no value decided
 */
record Verdict(
    String logic,
    boolean closed,
    Why why,
    Sentence sentence,
    Optional<Duration> remaining,
    Optional<Finding> finding) {

  /** Why a logic leaves a contact open; the first of this order is told when there are several. */
  enum Why {
    CLOSED,
    DATA_LOST,
    DAILY_LIMIT,
    THRESHOLD,
    STARTED,
    WINDOW,
    SUSPENDED,
    INACTIVE
  }

  /** A value held against a threshold. */
  record Finding(LogicVariable variable, double value, double threshold) {}

  static Verdict open(String logic, Why why, Sentence sentence) {
    return new Verdict(logic, false, why, sentence, Optional.empty(), Optional.empty());
  }

  /** The first that wants the contact closed. */
  static Optional<Verdict> closing(List<Verdict> verdicts) {
    for (Verdict verdict : verdicts) {
      if (verdict.closed()) {
        return Optional.of(verdict);
      }
    }
    return Optional.empty();
  }

  /** Closed by its logic, or open for a reason: in the words of the vocabulary. */
  String reason() {
    return closed ? logic : why.name();
  }
}
