// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.dtsu666.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule is that of OTHER-DEVICES section 1, "Is the CT ratio already applied?". */
class CtRatioTest {

  @Test
  void with_a_ratio_of_one_there_is_nothing_to_decide() {
    CtRatio ratio = new CtRatio(1, 1, Optional.empty());
    assertThat(ratio.isKnown()).isTrue();
    assertThat(ratio.factor("grid_power")).isEqualTo(1);
  }

  @ParameterizedTest(name = "0x151C {1} W, 0x2012 {2} W at ratio {0}: applied = {3}")
  @CsvSource({
    // the live unit of firmware 103: -151 x 0.1 against -3.02 kW
    "200, -3020, -15.1, false",
    "40, 6048, 151.2, false",
    "40, 6048, 6048, true",
    "40, 6048, 6500, true",
    "2, 1000, 480, false",
    "2, 1000, 1040, true",
  })
  void the_quotient_of_the_two_blocks_decides(
      double ct, double primary, double classic, boolean applied) {
    CtRatio ratio = new CtRatio(ct, 1, Optional.empty()).compared(primary, classic);
    assertThat(ratio.applied()).contains(applied);
    assertThat(ratio.factor("grid_power")).isEqualTo(applied ? 1 : ct);
    assertThat(ratio.factor("energy_import_total")).isEqualTo(applied ? 1 : ct);
    assertThat(ratio.factor("current_l1")).isEqualTo(applied ? 1 : ct);
    assertThat(ratio.factor("voltage_l1")).isEqualTo(1);
    assertThat(ratio.factor("power_factor")).isEqualTo(1);
    assertThat(ratio.factor("frequency")).isEqualTo(1);
  }

  @ParameterizedTest(name = "0x151C {0} W, 0x2012 {1} W")
  @CsvSource({"150, 3.75", "199, 199", "6048, 0", "6048, 700", "NaN, 100", "-6048, 151.2"})
  void a_comparison_that_does_not_decide_leaves_it_open(double primary, double classic) {
    CtRatio ratio = new CtRatio(40, 1, Optional.empty()).compared(primary, classic);
    assertThat(ratio.isKnown()).isFalse();
    assertThat(ratio.leavesOpen("grid_power")).isTrue();
    assertThat(ratio.leavesOpen("current_l2")).isTrue();
    assertThat(ratio.leavesOpen("voltage_l1")).isFalse();
    assertThat(ratio.leavesOpen("frequency")).isFalse();
  }

  @Test
  void the_voltage_transformers_count_for_voltage_power_and_energy() {
    CtRatio ratio = new CtRatio(40, 10, Optional.of(false));
    assertThat(ratio.factor("voltage_l1")).isEqualTo(10);
    assertThat(ratio.factor("current_l1")).isEqualTo(40);
    assertThat(ratio.factor("grid_power")).isEqualTo(400);
    assertThat(ratio.factor("reactive_power_l1")).isEqualTo(400);
    assertThat(ratio.factor("reactive_energy_q1")).isEqualTo(400);
  }

  @Test
  void the_block_is_asked_only_when_it_could_decide() {
    CtRatio ratio = new CtRatio(40, 1, Optional.empty());
    assertThat(ratio.isDecisive(4)).isFalse();
    assertThat(ratio.isDecisive(6)).isTrue();
    assertThat(ratio.compared(240, 6).isDecisive(6)).isFalse();
  }
}
