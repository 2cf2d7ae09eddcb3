// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.Figure;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The last good value of a source, by running time. A reading carries the wall time of its
 * measurement; a wall clock that jumps must neither make it fresh nor old, so a new reading counts
 * as measured between this look and the last.
 */
final class SampleWatch {
  private static final Duration FIRST_LOOK = Duration.ofSeconds(60);

  /** Reasons with which an uncertain value is still the best that the plant offers. */
  private static final Set<Reason> USABLE = Set.of(Reason.ESTIMATED, Reason.STALE);

  private Optional<Sample> last = Optional.empty();
  private Optional<Instant> measured = Optional.empty();
  private Optional<Moment> looked = Optional.empty();

  /** Looks at a figure of the plant. */
  Optional<Sample> look(Figure figure, Moment now) {
    return look(figure.value(), figure.quality(), figure.reason(), figure.at(), now);
  }

  /** Looks at a reading of a device. */
  Optional<Sample> look(Optional<Reading> reading, Moment now) {
    if (reading.isEmpty()) {
      looked = Optional.of(now);
      return last;
    }
    Optional<Double> value =
        reading
            .get()
            .value()
            .filter(Value.Numeric.class::isInstance)
            .map(v -> ((Value.Numeric) v).number());
    Reading seen = reading.get();
    return look(value, seen.quality(), seen.reason(), seen.at(), now);
  }

  private Optional<Sample> look(
      Optional<Double> value, Quality quality, Reason reason, Instant at, Moment now) {
    boolean good =
        quality == Quality.GOOD || (quality == Quality.UNCERTAIN && USABLE.contains(reason));
    if (value.isPresent() && good && !measured.equals(Optional.of(at))) {
      Duration age = bounded(Duration.between(at, now.wall()), sinceLook(now));
      last =
          Optional.of(
              new Sample(value.get(), new Moment(now.wall().minus(age), now.running().minus(age))));
      measured = Optional.of(at);
    }
    looked = Optional.of(now);
    return last;
  }

  private Duration sinceLook(Moment now) {
    return looked.map(now::since).orElse(FIRST_LOOK);
  }

  private static Duration bounded(Duration age, Duration most) {
    if (age.isNegative()) {
      return Duration.ZERO;
    }
    return age.compareTo(most) > 0 ? most : age;
  }
}
