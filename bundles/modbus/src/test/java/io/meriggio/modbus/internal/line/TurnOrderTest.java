// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.ModbusLink.Turn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnOrderTest {
  private final TurnOrder<String> order = new TurnOrder<>();

  @Test
  void theHigherClassGoesFirst() {
    order.add(Turn.PROBE, "search");
    order.add(Turn.SLOW_POLL, "energies");
    order.add(Turn.PASSTHROUGH, "guest");
    order.add(Turn.FAST_POLL, "power");
    order.add(Turn.WRITE, "limit");
    assertThat(all()).containsExactly("limit", "power", "guest", "energies", "search");
  }

  @Test
  void withinAClassTheFirstComeGoesFirst() {
    order.add(Turn.FAST_POLL, "a");
    order.add(Turn.FAST_POLL, "b");
    order.add(Turn.FAST_POLL, "c");
    assertThat(all()).containsExactly("a", "b", "c");
  }

  @Test
  void oneThatLeftIsNotServed() {
    order.add(Turn.FAST_POLL, "a");
    order.add(Turn.FAST_POLL, "b");
    order.remove(Turn.FAST_POLL, "a");
    assertThat(all()).containsExactly("b");
    assertThat(order.size()).isZero();
  }

  @Test
  void aSlowPollIsPassedOverEightTimesAtMost() {
    order.add(Turn.SLOW_POLL, "energies");
    List<String> served = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      order.add(Turn.FAST_POLL, "power");
      served.add(order.next().orElseThrow());
    }
    assertThat(served.subList(0, 8)).containsOnly("power");
    assertThat(served.get(8)).isEqualTo("energies");
    assertThat(served.subList(9, 12)).containsOnly("power");
  }

  @Test
  void everyClassIsServedOnAFullLine() {
    for (int i = 0; i < 100; i++) {
      for (Turn turn : Turn.values()) {
        order.add(turn, turn.name());
      }
    }
    List<String> first = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      first.add(order.next().orElseThrow());
    }
    for (Turn turn : Turn.values()) {
      assertThat(first).contains(turn.name());
    }
    assertThat(first.stream().filter("WRITE"::equals).count()).isGreaterThanOrEqualTo(25);
  }

  @Test
  void aClassThatWasServedIsPatientAgain() {
    for (int round = 0; round < 3; round++) {
      order.add(Turn.SLOW_POLL, "energies");
      for (int i = 0; i < 8; i++) {
        order.add(Turn.FAST_POLL, "power");
        assertThat(order.next()).contains("power");
      }
      order.add(Turn.FAST_POLL, "power");
      assertThat(order.next()).contains("energies");
      assertThat(order.next()).contains("power");
    }
  }

  private List<String> all() {
    List<String> served = new ArrayList<>();
    for (var next = order.next(); next.isPresent(); next = order.next()) {
      served.add(next.get());
    }
    return served;
  }
}
