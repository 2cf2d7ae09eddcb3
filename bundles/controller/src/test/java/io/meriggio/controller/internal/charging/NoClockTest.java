// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.ChargeReason;
import io.meriggio.controller.internal.charging.DirectStrategy.Wish;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A gateway that was started without a clock charges at no time of day until it has one. */
class NoClockTest {
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");

  private final TimePower night =
      new TimePower(LocalTime.of(22, 0), Duration.ofHours(8), Optional.empty());

  @Test
  void chargingByTimeWaitsUntilTheClockIsRight() {
    // 23:30 in Rome by both
    assertThat(at("1970-01-01T22:30:00Z"))
        .isEqualTo(new Wish.Wait(ChargeReason.TIME, Optional.empty()));
    assertThat(at("2026-01-01T22:30:00Z"))
        .isEqualTo(
            new Wish.Charge(
                Double.POSITIVE_INFINITY, Optional.of(Duration.ofHours(6).plusMinutes(30))));
  }

  @Test
  void aClockIsRightFrom2025On() {
    assertThat(moment("2024-12-31T23:59:59Z").isDated()).isFalse();
    assertThat(moment("2025-01-01T00:00:00Z").isDated()).isTrue();
  }

  private Wish at(String time) {
    return night.wish(0, moment(time), ROME);
  }

  private static Moment moment(String time) {
    return new Moment(Instant.parse(time), Duration.ofMinutes(1));
  }
}
