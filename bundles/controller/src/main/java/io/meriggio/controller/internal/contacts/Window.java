// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.Logic;
import java.time.LocalDateTime;

/**
 * When a logic may close its contact: a daily window whose beginning lies in a yearly interval. A
 * window that crosses midnight belongs to the day on which it began.
 */
record Window(DailyWindow daily, YearlyInterval yearly) {
  /** Of {@link io.meriggio.controller.internal.cycle.Moment#FIRST_DAY}. */
  private static final int FIRST_YEAR = 2025;

  /**
   * The window of a logic that was checked.
   *
   * @throws java.util.NoSuchElementException when it says what is not allowed
   */
  static Window of(Logic logic) {
    return new Window(
        new DailyWindow(
            DailyWindow.beginning(logic.from()).orElseThrow(),
            DailyWindow.minute(logic.to()).orElseThrow()),
        new YearlyInterval(
            YearlyInterval.day(logic.yearFrom()).orElseThrow(),
            YearlyInterval.day(logic.yearTo()).orElseThrow()));
  }

  /** While the clock can't be right, only a window that is always open is. */
  boolean contains(LocalDateTime local) {
    if (local.getYear() < FIRST_YEAR) {
      return daily.isAllDay() && yearly.isAllYear();
    }
    return daily.began(local).filter(yearly::contains).isPresent();
  }
}
