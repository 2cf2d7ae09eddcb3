// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicVariable;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

  @ParameterizedTest
  @CsvSource({
    // the beginning is inside, the end is not
    "09:00, 17:00, 01-01, 12-31, 2026-06-01T08:59:59, false",
    "09:00, 17:00, 01-01, 12-31, 2026-06-01T09:00:00, true",
    "09:00, 17:00, 01-01, 12-31, 2026-06-01T16:59:59, true",
    "09:00, 17:00, 01-01, 12-31, 2026-06-01T17:00:00, false",
    // over midnight
    "22:00, 06:00, 01-01, 12-31, 2026-06-01T21:59:59, false",
    "22:00, 06:00, 01-01, 12-31, 2026-06-01T22:00:00, true",
    "22:00, 06:00, 01-01, 12-31, 2026-06-01T00:00:00, true",
    "22:00, 06:00, 01-01, 12-31, 2026-06-01T05:59:59, true",
    "22:00, 06:00, 01-01, 12-31, 2026-06-01T06:00:00, false",
    // up to midnight, and not a second longer
    "22:00, 24:00, 01-01, 12-31, 2026-06-01T23:59:59, true",
    "22:00, 24:00, 01-01, 12-31, 2026-06-01T00:00:00, false",
    "22:00, 00:00, 01-01, 12-31, 2026-06-01T23:59:59, true",
    "22:00, 00:00, 01-01, 12-31, 2026-06-01T00:00:00, false",
    // all day
    "00:00, 24:00, 01-01, 12-31, 2026-12-31T23:59:59, true",
    "07:30, 07:30, 01-01, 12-31, 2026-06-01T07:29:59, true",
    "07:30, 07:30, 01-01, 12-31, 2026-06-01T07:30:00, true",
    // both days of the year are inside
    "00:00, 24:00, 03-01, 05-31, 2026-02-28T23:59:59, false",
    "00:00, 24:00, 03-01, 05-31, 2026-03-01T00:00:00, true",
    "00:00, 24:00, 03-01, 05-31, 2026-05-31T23:59:59, true",
    "00:00, 24:00, 03-01, 05-31, 2026-06-01T00:00:00, false",
    "00:00, 24:00, 11-01, 03-15, 2026-10-31T23:59:59, false",
    "00:00, 24:00, 11-01, 03-15, 2026-11-01T00:00:00, true",
    "00:00, 24:00, 11-01, 03-15, 2027-03-15T23:59:59, true",
    "00:00, 24:00, 11-01, 03-15, 2027-03-16T00:00:00, false",
    "00:00, 24:00, 06-01, 06-01, 2026-06-01T12:00:00, true",
    "00:00, 24:00, 06-01, 06-01, 2026-06-02T12:00:00, false",
    // a night belongs to the day on which it began
    "22:00, 06:00, 11-01, 03-31, 2026-11-01T05:59:59, false",
    "22:00, 06:00, 11-01, 03-31, 2026-11-01T22:00:00, true",
    "22:00, 06:00, 11-01, 03-31, 2027-04-01T05:59:59, true",
    "22:00, 06:00, 11-01, 03-31, 2027-04-01T22:00:00, false",
    "22:00, 06:00, 01-01, 01-01, 2026-01-01T03:00:00, false",
    "22:00, 06:00, 12-31, 12-31, 2026-01-01T03:00:00, true",
    // a clock without a battery: windows wait, what is always open is open
    "09:00, 17:00, 01-01, 12-31, 1970-01-01T10:00:00, false",
    "00:00, 24:00, 01-01, 05-31, 2000-01-01T10:00:00, false",
    "00:00, 24:00, 01-01, 12-31, 1970-01-01T10:00:00, true",
    "07:30, 07:30, 01-01, 12-31, 2024-12-31T23:59:59, true",
    "22:00, 06:00, 01-01, 12-31, 2024-12-31T23:59:59, false",
    "22:00, 06:00, 01-01, 12-31, 2025-01-01T00:00:00, true",
    // 29 February is 28 February in a year without it
    "00:00, 24:00, 02-29, 02-29, 2027-02-28T12:00:00, true",
    "00:00, 24:00, 02-29, 02-29, 2027-03-01T12:00:00, false",
    "00:00, 24:00, 02-29, 02-29, 2028-02-28T12:00:00, false",
    "00:00, 24:00, 02-29, 02-29, 2028-02-29T12:00:00, true",
    "00:00, 24:00, 02-01, 02-28, 2028-02-29T12:00:00, false",
  })
  void holdsFromItsBeginningUntilBeforeItsEnd(
      String from, String to, String first, String last, String local, boolean inside) {
    Logic logic =
        Logic.of("x", 1, LogicVariable.PV_POWER, 2, 1).daily(from, to).yearly(first, last);

    assertThat(Window.of(logic).contains(LocalDateTime.parse(local))).isEqualTo(inside);
  }
}
