// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.EnergyFlows;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Cuts the flows into minutes of the wall clock. What they hold is counted by running time, so that
 * a clock that jumps makes one minute shorter, and no energy twice.
 *
 * <p>Threads: one at a time.
 */
final class FlowMinutes {
  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  private Optional<Instant> from = Optional.empty();
  private FlowSum sum = FlowSum.EMPTY;
  private Duration watched = Duration.ZERO;

  /** Forgets the minute that goes on. */
  void restart() {
    from = Optional.empty();
  }

  /** Takes a step; gives the minute that ended in it. */
  Optional<EnergyFlows> next(Moment now, Optional<Step> step) {
    if (from.isEmpty() || step.isEmpty()) {
      begin(now.wall());
      return Optional.empty();
    }
    if (step.get().isGap()) {
      Optional<EnergyFlows> ended = end(from.get().plus(watched));
      begin(now.wall());
      return ended;
    }
    return cut(now, step.get());
  }

  private Optional<EnergyFlows> cut(Moment now, Step step) {
    HeldPowers powers = step.powers().orElseThrow();
    Instant minute = now.wall().truncatedTo(ChronoUnit.MINUTES);
    if (minute.equals(from.orElseThrow().truncatedTo(ChronoUnit.MINUTES))) {
      add(powers, step.length());
      return Optional.empty();
    }
    Duration after = shorter(Duration.between(minute, now.wall()), step.length());
    add(powers, step.length().minus(after));
    Instant to = from.orElseThrow().plus(watched);
    boolean onTime = Duration.between(to, minute).abs().compareTo(TOLERANCE) <= 0;
    Optional<EnergyFlows> ended = end(onTime ? minute : to);
    begin(now.wall().minus(after));
    add(powers, after);
    return ended;
  }

  private void begin(Instant at) {
    from = Optional.of(at);
    sum = FlowSum.EMPTY;
    watched = Duration.ZERO;
  }

  private void add(HeldPowers powers, Duration span) {
    sum = sum.plus(FlowSum.of(powers, span));
    watched = watched.plus(span);
  }

  private Optional<EnergyFlows> end(Instant to) {
    return watched.isZero()
        ? Optional.empty()
        : Optional.of(new EnergyFlows(from.orElseThrow(), to, sum.figures(watched, true, to)));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
