// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sunrise and sunset as almanacs tell them, with ten minutes to spare. */
class DaylightTest {
  private static final Daylight MILAN = new Daylight(45.46, 9.19);
  private static final Daylight TROMSO = new Daylight(69.65, 18.96);

  private static boolean isUp(Daylight place, String time) {
    return place.isUp(OffsetDateTime.parse(time).toInstant());
  }

  @Test
  void aSummersDayInMilanLastsFrom0534To2115() {
    assertThat(isUp(MILAN, "2026-06-21T05:24:00+02:00")).isFalse();
    assertThat(isUp(MILAN, "2026-06-21T05:44:00+02:00")).isTrue();
    assertThat(isUp(MILAN, "2026-06-21T21:05:00+02:00")).isTrue();
    assertThat(isUp(MILAN, "2026-06-21T21:25:00+02:00")).isFalse();
  }

  @Test
  void beyondThePolarCircleThereIsADayInWhichItNeverSetsAndOneInWhichItNeverRises() {
    assertThat(isUp(TROMSO, "2026-06-21T00:45:00+02:00")).isTrue();
    assertThat(isUp(TROMSO, "2026-12-21T11:45:00+01:00")).isFalse();
  }

  @Test
  void aPlaceOfWhichHalfIsSaidIsNone() {
    assertThat(Daylight.at(Optional.of(45.0), Optional.empty())).isEmpty();
    assertThat(Daylight.at(Optional.of(45.0), Optional.of(9.0))).isPresent();
  }
}
