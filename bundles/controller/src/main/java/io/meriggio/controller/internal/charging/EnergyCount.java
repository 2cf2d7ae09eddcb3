// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.util.Optional;

/**
 * Energy from one cycle to the next: by the meter of the charge point, which also tells what flowed
 * while nobody listened; without a meter from its power, and then not over gaps.
 */
final class EnergyCount {
  private static final Duration GAP = Duration.ofSeconds(60);
  private static final double MILLIS_PER_HOUR = 3_600_000;

  private Optional<Double> meter = Optional.empty();
  private Optional<Sample> power = Optional.empty();

  /** Wh since the last call, at least 0. */
  double step(ChargePointImage image, Moment now) {
    double energy =
        image.meter().isPresent()
            ? meter.map(before -> image.meter().get() - before).orElse(0.0)
            : integrated(now);
    meter = image.meter();
    power = image.power().map(s -> new Sample(s.value(), now));
    // A meter that runs backwards was exchanged or has wrapped: nothing is known of that interval.
    return Math.max(0, energy);
  }

  private double integrated(Moment now) {
    return power
        .filter(p -> p.age(now).compareTo(GAP) <= 0)
        .map(p -> p.value() * p.age(now).toMillis() / MILLIS_PER_HOUR)
        .orElse(0.0);
  }

  Optional<Double> meter() {
    return meter;
  }

  void restore(Optional<Double> reading) {
    meter = reading;
  }
}
