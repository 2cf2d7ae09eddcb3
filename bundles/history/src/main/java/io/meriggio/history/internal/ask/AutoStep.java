// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.ask;

import io.meriggio.history.Step;
import io.meriggio.history.internal.store.HistoryStore;
import io.meriggio.history.internal.store.Tier;
import io.meriggio.memory.file.FileException;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Chooses the step where a query leaves it open: by the span, and no finer than what is kept of it.
 *
 * @param store which forgets the seconds first, then the minutes
 */
record AutoStep(HistoryStore store) {

  /**
   * At most about 2300 rows.
   *
   * @param begin second of the epoch with which the span begins, or its history if that is later
   * @param energies whether there is nothing finer than minutes
   */
  Step of(Duration span, long begin, boolean energies) throws FileException {
    Step step = of(span, energies);
    if (step == Step.RAW && !reaches(Tier.RAW, begin)) {
      step = Step.MINUTE;
    }
    return step == Step.MINUTE && !reaches(Tier.MINUTE, begin) ? Step.QUARTER : step;
  }

  private static Step of(Duration span, boolean energies) {
    if (span.compareTo(Duration.ofMinutes(30)) <= 0 && !energies) {
      return Step.RAW;
    }
    if (span.compareTo(Duration.ofHours(36)) <= 0) {
      return Step.MINUTE;
    }
    if (span.compareTo(Duration.ofDays(16)) <= 0) {
      return Step.QUARTER;
    }
    if (span.compareTo(Duration.ofDays(93)) <= 0) {
      return Step.HOUR;
    }
    return span.compareTo(Duration.ofDays(6 * 366L)) <= 0 ? Step.DAY : Step.MONTH;
  }

  /** Without any block all that there is stands in the hour that goes on. */
  private boolean reaches(Tier tier, long begin) throws FileException {
    OptionalLong oldest = store.oldest(tier);
    return oldest.isEmpty() || oldest.getAsLong() * tier.span() <= begin;
  }
}
