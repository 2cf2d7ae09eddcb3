// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.Logic;
import java.time.LocalDateTime;

/**
 * When a logic may close its contact: a daily window whose beginning lies in a yearly interval. A
 * window that crosses midnight belongs to the day on which it began.
 */
record Window(DailyWindow daily, YearlyInterval yearly) {

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

  boolean contains(LocalDateTime local) {
    return daily.began(local).filter(yearly::contains).isPresent();
  }
}
