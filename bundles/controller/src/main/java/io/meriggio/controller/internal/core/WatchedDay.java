// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Which local day it is, and for how long it has been watched. Midnight is the wall clock's; how
 * long something was watched is running time, so that a clock that jumps within the day loses
 * nothing that was counted. The day then no longer fits its midnight, and {@link #begunLate} says
 * so.
 *
 * <p>Threads: one at a time.
 */
final class WatchedDay {
  /** A clock that is set back over midnight by less than this does not bring yesterday back. */
  private static final Duration MAY_FALL_BACK = Duration.ofHours(1);

  private static final Duration TOLERANCE = PowerWatch.LONGEST_STEP;

  private Optional<LocalDate> date = Optional.empty();
  private Optional<Duration> watched = Optional.empty();

  /**
   * What a step means to the day.
   *
   * @param began whether a new day has begun: what was counted belongs to another
   * @param span how much of the step belongs to the day; zero before the watch has begun
   */
  record Part(boolean began, Duration span) {}

  void restart() {
    date = Optional.empty();
    watched = Optional.empty();
  }

  /** Goes on with a day of which so much had been watched, and missed, before a restart. */
  void resume(LocalDate day, Duration alreadyWatched) {
    date = Optional.of(day);
    watched = Optional.of(alreadyWatched);
  }

  /**
   * Takes the next moment.
   *
   * @param step since the last one; empty at the first
   * @param known whether the powers are known now: a watch begins when they are
   */
  Part next(Moment now, ZoneId zone, Optional<Step> step, boolean known) {
    LocalDate today = now.wall().atZone(zone).toLocalDate();
    boolean begins = !date.equals(Optional.of(today)) && !hasFallenBack(now, zone, today);
    Duration length = step.map(Step::length).orElse(Duration.ZERO);
    Duration span = begins ? sinceMidnight(now, zone, today, length) : length;
    if (begins) {
      // A watch that went on over midnight covers the new day from its first moment.
      boolean goesOn = watched.isPresent() && step.filter(s -> !s.isGap()).isPresent();
      watched = goesOn ? Optional.of(Duration.ZERO) : Optional.empty();
      date = Optional.of(today);
    }
    if (watched.isEmpty()) {
      watched = known ? Optional.of(Duration.ZERO) : Optional.empty();
      return new Part(begins, Duration.ZERO);
    }
    watched = watched.map(before -> before.plus(span));
    return new Part(begins, span);
  }

  private boolean hasFallenBack(Moment now, ZoneId zone, LocalDate today) {
    return date.filter(today::isBefore).isPresent()
        && !now.wall().isBefore(midnight(zone).minus(MAY_FALL_BACK));
  }

  private static Duration sinceMidnight(Moment now, ZoneId zone, LocalDate today, Duration atMost) {
    Duration since = Duration.between(today.atStartOfDay(zone).toInstant(), now.wall());
    return since.compareTo(atMost) < 0 ? since : atMost;
  }

  private Instant midnight(ZoneId zone) {
    return date.orElseThrow().atStartOfDay(zone).toInstant();
  }

  Optional<LocalDate> date() {
    return date;
  }

  /** How long it has been watched, gaps included; empty before the watch has begun. */
  Optional<Duration> watched() {
    return watched;
  }

  /** Whether it has been watched from its midnight, as far as the wall clock tells. */
  boolean isWhole(Moment now, ZoneId zone) {
    return watched
        .map(w -> Duration.between(midnight(zone), now.wall()).minus(w).abs())
        .filter(difference -> difference.compareTo(TOLERANCE) <= 0)
        .isPresent();
  }

  /** When its watch began; empty when it has been watched from midnight, or not at all. */
  Optional<Instant> begunLate(Moment now, ZoneId zone) {
    return isWhole(now, zone) ? Optional.empty() : watched.map(now.wall()::minus);
  }
}
