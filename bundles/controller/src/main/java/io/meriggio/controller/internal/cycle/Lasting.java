// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.cycle;

import java.time.Duration;
import java.util.Optional;

/**
 * Since when a condition holds without a break.
 *
 * @param since running time at which it began to hold; empty while it does not hold
 */
public record Lasting(Optional<Duration> since) {

  /** A condition that does not hold. */
  public static final Lasting NOT = new Lasting(Optional.empty());

  /** The condition as seen now: a break starts it anew. */
  public Lasting next(boolean holds, Moment now) {
    if (!holds) {
      return NOT;
    }
    return since.isPresent() ? this : new Lasting(Optional.of(now.running()));
  }

  /** Whether it has held for at least so long. */
  public boolean atLeast(Duration span, Moment now) {
    return since.isPresent() && elapsed(now).compareTo(span) >= 0;
  }

  /** How long it has held; zero while it does not hold. */
  public Duration elapsed(Moment now) {
    return since.map(now.running()::minus).orElse(Duration.ZERO);
  }

  /** What is left until it has held for so long; the whole span while it does not hold. */
  public Duration remaining(Duration span, Moment now) {
    Duration left = span.minus(elapsed(now));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** A condition that has held for so long already: what is known of it after a restart. */
  public static Lasting resumed(Duration elapsed, Moment now) {
    return new Lasting(Optional.of(now.running().minus(elapsed)));
  }
}
