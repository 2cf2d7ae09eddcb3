// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OrdersTest {

  @Test
  void aUnitThatWasToldNothingComesBackFromARestart() {
    Orders orders = new Orders();

    orders.restore(Map.of("roof", Map.of()));

    assertThat(orders.kept()).containsExactly(Map.entry("roof", Map.of()));
  }
}
