// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.check;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers the reading before the load: the mean of some readings made since the stage began, so
 * that a refrigerator that starts is not taken for the house.
 *
 * <p>Threads: one at a time.
 */
final class Baseline {
  static final int READINGS = 3;
  private final Duration begun;
  private final List<Sample> seen = new ArrayList<>();

  Baseline(Moment now) {
    begun = now.running();
  }

  void take(Look look, Moment now) {
    look.freshPower(now)
        .filter(sample -> sample.at().running().compareTo(begun) >= 0)
        .filter(sample -> seen.stream().noneMatch(s -> s.at().wall().equals(sample.at().wall())))
        .ifPresent(seen::add);
  }

  boolean isEnough() {
    return seen.size() >= READINGS;
  }

  boolean isEmpty() {
    return seen.isEmpty();
  }

  /** The test that starts from here. */
  LoadTest test(Look look, Moment now) {
    return new LoadTest(
        seen.stream().mapToDouble(Sample::value).average().orElseThrow(),
        look.hasPv() ? look.freshProduction(now).map(Sample::value) : java.util.Optional.of(0.0),
        look.freshPhases(now));
  }
}
