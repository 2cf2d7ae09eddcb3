// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a source that repeats one frame (decision D8): the same frame with all its decimals for 60
 * s while the cars' power changed by more than 500 W. Such a value is as old as its first sight.
 */
final class Frozen {
  private static final Duration SPAN = Duration.ofSeconds(60);
  private static final double CHANGE = 500;

  private long frame;
  private Optional<Moment> since = Optional.empty();
  private Set<String> heard = Set.of();
  private double least;
  private double most;
  private boolean changed;

  /**
   * What the cars draw.
   *
   * @param points ids of the charge points that answer
   * @param power W of them, with the time of the newest of its parts
   */
  record Cars(Set<String> points, Sample power) {}

  /**
   * Takes what the source shows.
   *
   * @param sample its last good value
   * @param shown a number that differs when any decimal of its frame does
   * @return the value with the time to believe in
   */
  Optional<Sample> step(Optional<Sample> sample, long shown, Cars cars, Moment now) {
    if (since.isEmpty() || shown != frame) {
      frame = shown;
      since = Optional.of(now);
      changed = false;
      compareWith(cars);
      return sample;
    }
    if (!cars.points().equals(heard)) {
      // A charge point that falls silent, or answers again, says nothing of a change.
      compareWith(cars);
    } else if (sample.isPresent() && !sample.get().at().since(cars.power().at()).isNegative()) {
      // Only a frame that is read after the change could have shown it; a silent source shows none.
      least = Math.min(least, cars.power().value());
      most = Math.max(most, cars.power().value());
      changed |= most - least > CHANGE;
    }
    Moment first = since.get();
    boolean frozen = changed && now.since(first).compareTo(SPAN) >= 0;
    return frozen ? sample.map(s -> new Sample(s.value(), older(s.at(), first))) : sample;
  }

  private void compareWith(Cars cars) {
    heard = Set.copyOf(cars.points());
    least = cars.power().value();
    most = cars.power().value();
  }

  private static Moment older(Moment a, Moment b) {
    return a.since(b).isNegative() ? a : b;
  }
}
