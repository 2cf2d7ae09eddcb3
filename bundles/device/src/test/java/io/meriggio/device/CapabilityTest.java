// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CapabilityTest {

  @Test
  void a_hybrid_is_one_device_with_three_views() {
    List<Point> points =
        List.of(
            Point.number("pv_power", Unit.WATT, PollClass.FAST),
            Point.number("battery_power", Unit.WATT, PollClass.FAST),
            Point.number("battery_soc", Unit.PERCENT, PollClass.NORMAL),
            Point.number("grid_power", Unit.WATT, PollClass.FAST));
    assertThat(Capability.of(points))
        .containsExactlyInAnyOrder(
            Capability.PV_INVERTER, Capability.STORAGE, Capability.GRID_METER);
  }

  @Test
  void a_view_needs_all_of_its_points() {
    assertThat(Capability.of(List.of(Point.number("battery_power", Unit.WATT, PollClass.FAST))))
        .isEmpty();
  }
}
