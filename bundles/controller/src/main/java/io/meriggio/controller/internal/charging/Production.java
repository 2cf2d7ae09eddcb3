// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.util.Optional;

/**
 * What the ecological strategies may count on (semantics 1.8, "PV source silent").
 *
 * @param power W, at least 0
 * @param lost whether it has not been measured for more than 60 s of daylight
 */
record Production(double power, boolean lost) {
  /** A source is silent when it is older than this. */
  static final Duration SILENT = Duration.ofSeconds(15);

  /** A source is lost when it is older than this. */
  static final Duration LOST = Duration.ofSeconds(60);

  /** Below this a silent source means dusk, W. */
  private static final double DUSK = 50;

  /**
   * Judges the last good value.
   *
   * @param sunUp whether the sun is up; empty when nobody knows where the plant is
   */
  static Production of(Optional<Sample> sample, Optional<Boolean> sunUp, Moment now) {
    if (sample.isEmpty()) {
      return new Production(0, true);
    }
    double power = Math.max(0, sample.get().value());
    Duration age = sample.get().age(now);
    if (age.compareTo(SILENT) <= 0) {
      return new Production(power, false);
    }
    if (power < DUSK || !sunUp.orElse(true)) {
      return new Production(0, false);
    }
    return new Production(power, age.compareTo(LOST) > 0);
  }
}
