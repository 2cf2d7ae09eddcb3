// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.time.Duration;
import java.util.Optional;

/**
 * A logic and what it does now.
 *
 * @param logic as it was put in
 * @param activation whether it works
 * @param closing whether it wants its output closed (of a pair: one of them)
 * @param reason why not, in the vocabulary's words of an open output; its own id when it closes
 * @param sentence the same with figures
 * @param remaining until it may change: the rest of the 60 s, or until the next check
 */
public record LogicStatus(
    ContactLogic logic,
    Activation activation,
    boolean closing,
    String reason,
    Sentence sentence,
    Optional<Duration> remaining) {

  /** Whether a logic works. */
  public enum Activation {
    ACTIVE,
    /** Wanted, but another was activated in its place (exclusive mode). */
    SUSPENDED,
    INACTIVE
  }
}
