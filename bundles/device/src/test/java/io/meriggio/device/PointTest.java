// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PointTest {

  @Test
  void an_id_is_a_word_of_the_vocabulary() {
    assertThatThrownBy(() -> Point.number("Grid Power", Unit.WATT, PollClass.FAST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Grid Power")
        .hasMessageContaining("allowed");
  }

  @Test
  void slow_classes_are_multiples_of_the_poll_period() {
    Duration poll = Duration.ofSeconds(1);
    assertThat(PollClass.FAST.period(poll)).isEqualTo(Duration.ofSeconds(1));
    assertThat(PollClass.NORMAL.period(poll)).isEqualTo(Duration.ofSeconds(10));
    assertThat(PollClass.SLOW.period(poll)).isEqualTo(Duration.ofSeconds(60));
    assertThat(PollClass.ONCE.period(poll)).isZero();
  }

  @Test
  void a_command_names_a_point_and_holds_for_no_negative_time() {
    assertThatThrownBy(
            () ->
                new Command(
                    "1",
                    Map.of(),
                    Duration.ZERO,
                    Command.Fallback.NONE,
                    new Command.Origin("rest", "")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new Command(
                    "1",
                    Map.of("running", Value.of(true)),
                    Duration.ofSeconds(-1),
                    Command.Fallback.NONE,
                    new Command.Origin("rest", "")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
