// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds a source that repeats one frame (decision D8): the same frame with all its decimals for 60
 * s while the cars' power changed by more than 500 W. Such a value is as old as its first sight.
 */
final class Frozen {
  private static final Duration SPAN = Duration.ofSeconds(60);
  private static final double CHANGE = 500;

  private long frame;
  private Optional<Moment> since = Optional.empty();
  private double least;
  private double most;

  /**
   * Takes what the source shows.
   *
   * @param sample its last good value
   * @param shown a number that differs when any decimal of its frame does
   * @param charging power of the cars, W, with the time of the newest of its parts
   * @return the value with the time to believe in
   */
  Optional<Sample> step(Optional<Sample> sample, long shown, Sample charging, Moment now) {
    if (since.isEmpty() || shown != frame) {
      frame = shown;
      since = Optional.of(now);
      least = charging.value();
      most = charging.value();
      return sample;
    }
    // Only a frame that is read after the change could have shown it; a silent source shows none.
    if (sample.isPresent() && !sample.get().at().since(charging.at()).isNegative()) {
      least = Math.min(least, charging.value());
      most = Math.max(most, charging.value());
    }
    Moment first = since.get();
    boolean frozen = now.since(first).compareTo(SPAN) >= 0 && most - least > CHANGE;
    return frozen ? sample.map(s -> new Sample(s.value(), older(s.at(), first))) : sample;
  }

  private static Moment older(Moment a, Moment b) {
    return a.since(b).isNegative() ? a : b;
  }
}
