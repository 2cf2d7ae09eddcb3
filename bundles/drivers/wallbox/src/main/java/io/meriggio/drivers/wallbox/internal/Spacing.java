// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The shortest time between two events.
 *
 * <p>Threads: one.
 */
final class Spacing {

  private final Duration shortest;
  private Optional<Instant> last = Optional.empty();

  Spacing(Duration shortest) {
    this.shortest = shortest;
  }

  void happened(Instant now) {
    last = Optional.of(now);
  }

  /** Whole seconds until the next one is allowed; 0 = now. */
  long secondsLeft(Instant now) {
    if (last.isEmpty()) {
      return 0;
    }
    if (now.isBefore(last.get())) {
      // the clock was set back: what is known is only that it happened before now
      last = Optional.of(now);
    }
    Duration left = shortest.minus(Duration.between(last.get(), now));
    return left.isNegative() ? 0 : left.plusMillis(999).toSeconds();
  }
}
