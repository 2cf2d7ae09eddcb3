// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A day that waits to go on: after a restart until the clock has been set and the devices have been
 * identified, after a change of the plant until it is changed back.
 *
 * <p>Threads: one at a time.
 */
final class KeptDay {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private record Waiting(DayState state, Duration since) {}

  private Optional<Waiting> waiting = Optional.empty();

  /** Takes a day from before a restart. */
  void restore(DayState state, Moment now) {
    waiting = Optional.of(new Waiting(state, now.running()));
  }

  /** Takes the day of a plant that is built otherwise now, unless one waits already. */
  void setAside(DayState state, Moment now) {
    if (waiting(now).isEmpty()) {
      restore(state, now);
    }
  }

  /** The day that still waits. */
  Optional<DayState> waiting(Moment now) {
    return waiting
        .filter(w -> now.running().minus(w.since()).compareTo(PATIENCE) <= 0)
        .map(Waiting::state);
  }

  /** Hands the day over once, when it is that day and the plant is built as it was. */
  Optional<DayState> take(List<String> sources, Moment now, ZoneId zone) {
    LocalDate today = now.wall().atZone(zone).toLocalDate();
    Optional<DayState> taken =
        waiting(now)
            .filter(state -> state.day().equals(today))
            .filter(state -> state.sources().equals(sources));
    if (taken.isPresent()) {
      waiting = Optional.empty();
    }
    return taken;
  }
}
