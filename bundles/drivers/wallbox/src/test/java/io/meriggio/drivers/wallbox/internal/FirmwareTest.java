// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.RegisterText;
import io.meriggio.testkit.ScriptedLink;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 1.0.493 or newer (ev-charging; OTHER-DEVICES section 2). */
class FirmwareTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"1.0.493", "1.0.494", "1.0.1000", "1.1", "2.0.1", "V1.0.500", "1.0.493.1"})
  void from_1_0_493_on_a_charge_point_is_served(String version) {
    assertThatCode(() -> Firmware.require(version)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.492", "1.0.99", "0.9.999", "1.0", "1.0.5"})
  void an_older_one_is_refused_with_its_version_and_the_advice(String version) {
    assertRefused(version, "firmware " + version + " is older than 1.0.493");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "beta", "1.0.493-rc1", "1,0,493", "493", "1.0.99999999999", "1..0"})
  void a_version_that_can_not_be_compared_is_refused_and_says_so(String version) {
    assertRefused(version, "firmware '" + version + "' can't be compared");
  }

  private static void assertRefused(String version, String why) {
    assertThatThrownBy(() -> Firmware.require(version))
        .hasMessageContaining(why)
        .hasMessageContaining("manufacturer's support")
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED_FIRMWARE);
              assertThat(e.text().italian()).contains("1.0.493", "assistenza del costruttore");
            });
  }

  @Test
  void an_old_charge_point_is_refused_when_it_is_identified() throws Exception {
    ScriptedLink old = Wallboxes.charging().set(1, 0x000E, RegisterText.of("1.0.492", 8));
    try (OpenedDevice device =
        new OpenedDevice(
            new WallboxDriver(), old, 1, Optional.empty(), Map.of(), Optional.empty())) {
      assertThatThrownBy(() -> device.connection().identify())
          .isInstanceOfSatisfying(
              DeviceException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED_FIRMWARE));
      old.set(1, 0x000E, RegisterText.of("", 8));
      assertThatThrownBy(() -> device.connection().identify())
          .hasMessageContaining("does not tell its firmware version");
      old.set(1, 0x000E, RegisterText.of("1.0.500", 8));
      assertThat(device.connection().identify().firmware()).contains("1.0.500");
    }
  }

  @Test
  void an_old_charge_point_on_can_is_refused_too() throws Exception {
    io.meriggio.testkit.ScriptedCanLink bus = new io.meriggio.testkit.ScriptedCanLink();
    CanBoxes.frames(2, 3, "1.0.492").forEach(bus::hear);
    try (OpenedDevice device = CanBoxes.opened(bus, 2, Map.of())) {
      assertThatThrownBy(() -> device.connection().identify())
          .hasMessageContaining("firmware 1.0.492 is older than 1.0.493");
    }
  }
}
