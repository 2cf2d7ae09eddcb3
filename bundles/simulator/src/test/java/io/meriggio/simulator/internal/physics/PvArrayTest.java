// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.simulator.state.PvString;
import org.junit.jupiter.api.Test;

/** A string between its best point and nothing. */
class PvArrayTest {

  @Test
  void a_part_of_the_power_is_given_at_a_higher_voltage() {
    PvString half = PvArray.throttled(new PvString(400, 10), 0.5);

    assertThat(half.power()).isCloseTo(2000, within(1e-9));
    assertThat(half.voltage()).isBetween(400.0, 400 * 1.18);
  }

  @Test
  void a_dark_string_beside_one_in_the_sun_gives_nothing() {
    PvString dark = PvArray.throttled(new PvString(0, 0), 0.5);

    assertThat(dark.power()).isZero();
    assertThat(dark.voltage()).isZero();
  }
}
