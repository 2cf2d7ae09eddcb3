// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import io.meriggio.controller.StorageScheduleEntry;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The windows of a schedule: local wall time, so that a window of a night with a clock change is as
 * long as its wall time says; one that crosses midnight belongs to the day on which it began.
 */
final class Windows {
  private Windows() {}

  /** The first entry that counts for the storage now; none while the clock can't be right. */
  static Optional<StorageScheduleEntry> active(
      List<StorageScheduleEntry> schedule, String storage, Instant now, ZoneId zone) {
    if (now.isBefore(Moment.FIRST_DAY)) {
      return Optional.empty();
    }
    return schedule.stream()
        .filter(StorageScheduleEntry::enabled)
        .filter(entry -> entry.storage().isEmpty() || entry.storage().get().equals(storage))
        .filter(entry -> isOpen(entry, now, zone))
        .findFirst();
  }

  /** Whether a window is open now: a test of the wall time, without memory. */
  static boolean isOpen(StorageScheduleEntry entry, Instant now, ZoneId zone) {
    ZonedDateTime local = now.atZone(zone);
    return begunOn(entry, local)
        .filter(day -> entry.days().contains(day.getDayOfWeek()))
        .isPresent();
  }

  /** How long an open window stays open. */
  static Duration remaining(StorageScheduleEntry entry, Instant now, ZoneId zone) {
    ZonedDateTime local = now.atZone(zone);
    LocalDate begun = begunOn(entry, local).orElse(local.toLocalDate());
    boolean nextDay = !entry.to().isAfter(entry.from());
    ZonedDateTime end = begun.plusDays(nextDay ? 1 : 0).atTime(entry.to()).atZone(zone);
    Duration left = Duration.between(local, end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static Optional<LocalDate> begunOn(StorageScheduleEntry entry, ZonedDateTime local) {
    LocalTime time = local.toLocalTime();
    boolean afterFrom = !time.isBefore(entry.from());
    boolean beforeTo = time.isBefore(entry.to());
    if (entry.from().isBefore(entry.to())) {
      return afterFrom && beforeTo ? Optional.of(local.toLocalDate()) : Optional.empty();
    }
    if (afterFrom) {
      return Optional.of(local.toLocalDate());
    }
    return beforeTo ? Optional.of(local.toLocalDate().minusDays(1)) : Optional.empty();
  }
}
