// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.history.internal.store.CounterState;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CounterTest {
  private final Counter counter = new Counter(Optional.empty());

  private long total() {
    return counter.state().orElseThrow().total();
  }

  @Test
  void what_a_counter_counts_is_counted() {
    assertThat(counter.take(21_807_800, 0)).isFalse();
    assertThat(counter.take(21_807_900, 60)).isFalse();
    assertThat(total()).isEqualTo(21_807_900);
  }

  @Test
  void a_counter_that_begins_at_zero_again_goes_on() {
    counter.take(5_000_000, 0);
    assertThat(counter.take(300, 600)).isTrue();
    assertThat(total()).isEqualTo(5_000_300);
    assertThat(counter.take(800, 1200)).isFalse();
    assertThat(total()).isEqualTo(5_000_800);
  }

  @Test
  void a_device_with_another_counter_adds_nothing() {
    counter.take(5_000_000, 0);
    // higher by 20 MWh within ten minutes, without a word about a serial number
    assertThat(counter.take(25_000_000, 600)).isTrue();
    assertThat(total()).isEqualTo(5_000_000);
    assertThat(counter.take(25_000_500, 1200)).isFalse();
    assertThat(total()).isEqualTo(5_000_500);
  }

  @Test
  void a_device_that_says_that_it_is_another_adds_nothing_however_near_it_counts() {
    counter.take(5_000_000, 0);
    counter.replaced();
    assertThat(counter.take(5_000_900, 600)).isTrue();
    assertThat(total()).isEqualTo(5_000_000);
    assertThat(counter.take(5_001_000, 660)).isFalse();
    assertThat(total()).isEqualTo(5_000_100);
  }

  @Test
  void a_reading_that_went_astray_adds_nothing_and_takes_nothing() {
    counter.take(5_000_000, 0);
    counter.take(0, 10);
    counter.take(5_000_100, 20);
    counter.take(42_949_672_950L, 30);
    counter.take(5_000_200, 40);
    assertThat(total()).isBetween(5_000_000L, 5_000_200L);
    long before = total();
    counter.take(5_000_300, 50);
    assertThat(total()).isEqualTo(before + 100);
  }

  @Test
  void a_rounded_float_that_goes_back_a_little_is_no_reset() {
    counter.take(5_000_010, 0);
    assertThat(counter.take(5_000_000, 10)).isFalse();
    assertThat(total()).isEqualTo(5_000_010);
    assertThat(counter.take(5_000_020, 20)).isFalse();
    assertThat(total()).isEqualTo(5_000_020);
  }

  @Test
  void a_long_time_away_is_counted_as_far_as_a_device_can_count() {
    counter.take(5_000_000, 0);
    // 3 MWh in a month
    assertThat(counter.take(8_000_000, 30 * 86_400)).isFalse();
    assertThat(total()).isEqualTo(8_000_000);
  }

  @Test
  void a_counter_goes_on_where_it_stood_before_a_restart() {
    Counter again = new Counter(Optional.of(new CounterState(5_000_300, 5_000_000, 600)));
    assertThat(again.take(500, 700)).isFalse();
    assertThat(again.state().orElseThrow().total()).isEqualTo(5_000_500);
  }
}
