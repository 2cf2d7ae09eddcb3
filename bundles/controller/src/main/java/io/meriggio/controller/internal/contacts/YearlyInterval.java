// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * From one day of the year to another, both included; where the first is the later one, over New
 * Year. 29 February counts as 28 February in a year that has none.
 */
record YearlyInterval(MonthDay first, MonthDay last) {
  private static final Pattern DAY = Pattern.compile("\\d\\d-\\d\\d");

  /** The day that {@code MM-dd} names. */
  static Optional<MonthDay> day(String text) {
    if (!DAY.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(MonthDay.parse("--" + text));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }

  boolean isAllYear() {
    return first.equals(MonthDay.of(1, 1)) && last.equals(MonthDay.of(12, 31));
  }

  boolean contains(LocalDate day) {
    boolean begun = !day.isBefore(first.atYear(day.getYear()));
    boolean notOver = !day.isAfter(last.atYear(day.getYear()));
    return first.isAfter(last) ? begun || notOver : begun && notOver;
  }
}
