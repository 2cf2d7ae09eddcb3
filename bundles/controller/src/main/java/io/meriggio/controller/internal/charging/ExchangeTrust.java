// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.util.Optional;

/** How far the exchange is trusted, by the age of its last good value (semantics 1.8). */
enum ExchangeTrust {
  /** Of this cycle: limits are computed from it. */
  FRESH,
  /** Up to 15 s: the last value holds, nothing is raised or started. */
  HELD,
  /** Up to 60 s: what charges goes to its minimum, nothing starts. */
  MINIMUM,
  /** Older: the fail-safe power is all there is. */
  LOST;

  private static final Duration LEAST_FRESH = Duration.ofSeconds(5);

  /**
   * Judges by age.
   *
   * @param begun when the gateway began to watch: a source not heard since then is as old as that
   */
  static ExchangeTrust of(Optional<Sample> sample, Moment begun, Duration cycle, Moment now) {
    Duration age = sample.map(s -> s.age(now)).orElseGet(() -> now.since(begun).plusMillis(1));
    if (sample.isPresent()
        && age.compareTo(cycle.compareTo(LEAST_FRESH) > 0 ? cycle : LEAST_FRESH) < 0) {
      return FRESH;
    }
    if (sample.isPresent() && age.compareTo(Production.SILENT) <= 0) {
      return HELD;
    }
    return age.compareTo(Production.LOST) <= 0 ? MINIMUM : LOST;
  }
}
