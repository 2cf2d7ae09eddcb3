// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The sun against what any almanac says. */
class SunTest {

  @Test
  void at_the_solstice_the_noon_sun_stands_at_the_complement_of_latitude_plus_the_tropic() {
    Sun june = new Sun(43.5, 172);
    assertThat(Math.toDegrees(june.elevation(12))).isCloseTo(90 - 43.5 + 23.45, within(0.05));
    Sun december = new Sun(43.5, 355);
    assertThat(Math.toDegrees(december.elevation(12))).isCloseTo(90 - 43.5 - 23.45, within(0.05));
  }

  @Test
  void at_the_equinox_the_day_is_twelve_hours_long() {
    assertThat(new Sun(43.5, 81).rise(0)).isCloseTo(6, within(0.05));
  }

  @Test
  void the_morning_sun_is_in_the_east_and_the_afternoon_sun_in_the_west() {
    Sun sun = new Sun(43.5, 172);
    assertThat(sun.azimuth(8)).isNegative();
    assertThat(sun.azimuth(12)).isCloseTo(0, within(1e-9));
    assertThat(sun.azimuth(16)).isCloseTo(-sun.azimuth(8), within(1e-9));
  }

  @Test
  void a_clear_sky_never_gives_more_than_the_sun_outside_the_air_and_nothing_at_night() {
    for (int day = 1; day <= 365; day += 7) {
      Sun sun = new Sun(43.5, day);
      for (double hour = 0; hour < 24; hour += 0.25) {
        assertThat(sun.onPlane(hour, 22, -25)).isBetween(0.0, 1361.0);
        if (sun.elevation(hour) < 0) {
          assertThat(sun.onPlane(hour, 22, -25)).isZero();
        }
      }
    }
  }

  @Test
  void a_day_without_its_night_has_the_sun_up_all_the_time() {
    Sky sky = new Sky(new Sun(43.5, 355), 10.5, true, 0.5, 5);
    for (double elapsed = 0; elapsed < 200_000; elapsed += 300) {
      assertThat(sky.sun().elevation(sky.hour(elapsed))).isPositive();
    }
  }
}
