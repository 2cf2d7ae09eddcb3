// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.heatpump.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Keeps a shortest time between two events, for example between two writes. */
final class WriteGate {

  private final Duration interval;
  private Optional<Instant> last = Optional.empty();

  WriteGate(Duration interval) {
    this.interval = interval;
  }

  /** How long it stays closed; empty when it is open. A clock that was set back opens it. */
  Optional<Duration> closedFor(Instant now) {
    return last.map(before -> Duration.between(before, now))
        .filter(since -> !since.isNegative() && since.compareTo(interval) < 0)
        .map(interval::minus);
  }

  void passed(Instant now) {
    last = Optional.of(now);
  }
}
