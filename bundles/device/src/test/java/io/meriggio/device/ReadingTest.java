// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private static final Instant NOON = Instant.parse("2026-06-01T10:00:00Z");
  private static final Point POWER = Point.number("grid_power", Unit.WATT, PollClass.FAST);

  @Test
  void a_bad_reading_has_no_value() {
    assertThat(Reading.bad(POWER, Reason.STALE, NOON).value()).isEmpty();
    assertThatThrownBy(
            () -> new Reading(POWER, Optional.of(Value.of(0.0)), Quality.BAD, Reason.STALE, NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("grid_power");
  }

  @Test
  void a_good_reading_has_a_value() {
    assertThatThrownBy(() -> new Reading(POWER, Optional.empty(), Quality.GOOD, Reason.NONE, NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_number_is_finite() {
    assertThatThrownBy(() -> Value.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Value.of(Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_is_derived_from_two_is_no_better_than_the_worse() {
    assertThat(Quality.GOOD.worse(Quality.BAD)).isEqualTo(Quality.BAD);
    assertThat(Quality.UNCERTAIN.worse(Quality.GOOD)).isEqualTo(Quality.UNCERTAIN);
  }
}
