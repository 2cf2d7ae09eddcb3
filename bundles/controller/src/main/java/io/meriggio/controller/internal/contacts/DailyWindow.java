// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From one local time to another, the second not included. Where the first is the later one, the
 * window crosses midnight; where both are the same, it is the whole day.
 *
 * <p>A test on local time alone: where clocks are set forward or back, a window is as long as the
 * hands of the clock make it.
 *
 * @param from minutes of the day, 0…1439
 * @param to minutes of the day, 0…1440
 */
record DailyWindow(int from, int to) {
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)|(24):(00)");
  private static final int DAY = 24 * 60;

  /** The minute of the day that {@code HH:mm} names, {@code 24:00} included. */
  static Optional<Integer> minute(String time) {
    Matcher matcher = TIME.matcher(time);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int first = matcher.group(3) == null ? 1 : 3;
    return Optional.of(
        Integer.parseInt(matcher.group(first)) * 60 + Integer.parseInt(matcher.group(first + 1)));
  }

  /** The minute at which a window may begin: {@code 24:00} is the next day's. */
  static Optional<Integer> beginning(String time) {
    return minute(time).filter(minute -> minute < DAY);
  }

  boolean isAllDay() {
    return from == to || from == 0 && to == DAY;
  }

  /** The day on which the window began that holds this local time; empty outside. */
  Optional<LocalDate> began(LocalDateTime local) {
    int minute = local.getHour() * 60 + local.getMinute();
    if (from == to) {
      return Optional.of(local.toLocalDate());
    }
    if (from < to) {
      return minute >= from && minute < to ? Optional.of(local.toLocalDate()) : Optional.empty();
    }
    if (minute >= from) {
      return Optional.of(local.toLocalDate());
    }
    return minute < to ? Optional.of(local.toLocalDate().minusDays(1)) : Optional.empty();
  }
}
