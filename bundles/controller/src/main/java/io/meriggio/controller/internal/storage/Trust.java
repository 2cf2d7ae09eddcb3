// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.util.Optional;

/** How far a sample is trusted, by its age (section 1.8, as for charging). */
enum Trust {
  /** As new. */
  FRESH,
  /** The last value counts, and no order becomes larger on it. */
  OLD,
  /** It counts no longer. */
  LOST;

  /** Powers are polled every 5 s. */
  static final Duration POWER_FRESH = Duration.ofSeconds(15);

  static final Duration POWER_LOST = Duration.ofSeconds(60);

  /**
   * A state of charge is polled every tenth period, 50 s with hybrids, and moves 1 % a minute at
   * most in a battery that is charged within an hour and a half: so two polls and a bit, not 15 s.
   */
  static final Duration SOC_FRESH = Duration.ofSeconds(120);

  static final Duration SOC_LOST = Duration.ofSeconds(180);

  static Trust ofPower(Optional<Sample> sample, Moment now) {
    return of(sample, now, POWER_FRESH, POWER_LOST);
  }

  static Trust ofSoc(Optional<Sample> sample, Moment now) {
    return of(sample, now, SOC_FRESH, SOC_LOST);
  }

  private static Trust of(Optional<Sample> sample, Moment now, Duration fresh, Duration lost) {
    if (sample.isEmpty() || sample.get().age(now).compareTo(lost) > 0) {
      return LOST;
    }
    return sample.get().age(now).compareTo(fresh) > 0 ? OLD : FRESH;
  }

  Trust and(Trust other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
