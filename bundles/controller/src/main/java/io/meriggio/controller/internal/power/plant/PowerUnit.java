// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One device that carries set-points out: a plant controller's cabinet, or an inverter.
 *
 * @param id the device's id
 * @param cabinet whether it stands for all inverters behind it and shows what it was told
 * @param online whether a command would reach it
 * @param rated rated power in W; empty = unknown
 * @param available W that it could deliver without a limit; empty where it does not say
 * @param active W that it delivers
 * @param reactive var that it injects
 * @param levers what can be set on it
 * @param shown what its levers show; a write-only lever shows nothing
 */
public record PowerUnit(
    String id,
    boolean cabinet,
    boolean online,
    Optional<Double> rated,
    Optional<Sample> available,
    Optional<Sample> active,
    Optional<Sample> reactive,
    Map<Lever, Span> levers,
    Map<Lever, Sample> shown) {

  /** Powers older than this say nothing of now. */
  static final Duration FRESH = Duration.ofSeconds(15);

  public PowerUnit {
    levers = Map.copyOf(levers);
    shown = Map.copyOf(shown);
  }

  /** Whether it is there and its power is known as of now. */
  boolean isFresh(Moment now) {
    return online && fresh(active, now).isPresent();
  }

  /** What it could deliver, in W: as it says, else its rated power. */
  double ability(Moment now) {
    double most = rated.orElse(0.0);
    return fresh(available, now).map(s -> Math.max(0, Math.min(most, s.value()))).orElse(most);
  }

  static Optional<Sample> fresh(Optional<Sample> sample, Moment now) {
    return sample.filter(s -> s.age(now).compareTo(FRESH) <= 0);
  }
}
