// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.ChargeReason;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** A strategy that does not look at the sun. */
sealed interface DirectStrategy extends Strategy permits Fast, Kilometre, TimePower {

  /**
   * What it wants now.
   *
   * @param energy Wh that the session has brought so far
   */
  Wish wish(double energy, Moment now, ZoneId zone);

  /** What a strategy wants. */
  sealed interface Wish {

    /**
     * To charge.
     *
     * @param maxPower the most it wants, W; infinite = all there is
     * @param left until it ends by itself; empty when no clock ends it
     */
    record Charge(double maxPower, Optional<Duration> left) implements Wish {}

    /**
     * To wait for its time.
     *
     * @param remaining until then; empty when nobody knows, since the clock can't be right
     */
    record Wait(ChargeReason reason, Optional<Duration> remaining) implements Wish {}

    /** To end: the goal is reached. */
    record Complete(ChargeReason goal, Optional<Duration> untilNext) implements Wish {}
  }
}
