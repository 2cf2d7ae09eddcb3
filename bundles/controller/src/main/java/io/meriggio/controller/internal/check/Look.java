// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.check;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is seen of a sensor under check, in W.
 *
 * @param power what it shows: an exchange export positive, a production as mounted, below 0 when
 *     reversed
 * @param production of the plant, where it is measured
 * @param hasPv whether the plant has PV at all
 * @param phases the exchange of each phase, where a meter tells them; else empty
 */
public record Look(
    Optional<Sample> power, Optional<Sample> production, boolean hasPv, List<Sample> phases) {
  /** A reading older than this says nothing about a load that has just been switched on. */
  static final Duration FRESH = Duration.ofSeconds(15);

  public Look {
    phases = List.copyOf(phases);
  }

  Optional<Sample> freshPower(Moment now) {
    return power.filter(sample -> isFresh(sample, now));
  }

  Optional<Sample> freshProduction(Moment now) {
    return production.filter(sample -> isFresh(sample, now));
  }

  /** All phases, or none. */
  List<Double> freshPhases(Moment now) {
    return phases.stream().allMatch(sample -> isFresh(sample, now))
        ? phases.stream().map(Sample::value).toList()
        : List.of();
  }

  private static boolean isFresh(Sample sample, Moment now) {
    return sample.age(now).compareTo(FRESH) <= 0;
  }
}
