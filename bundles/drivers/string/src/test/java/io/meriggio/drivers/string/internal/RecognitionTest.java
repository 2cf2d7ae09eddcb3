// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.Reason;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognitionTest {

  @Test
  void a_hybrid_is_refused_with_its_serial_number() {
    ScriptedLink link = Inverters.v3().set(1, 0x0445, "5A50 3145");
    try (OpenedDevice device = opened(link, Optional.empty())) {
      assertThatThrownBy(() -> device.connection().identify())
          .isInstanceOfSatisfying(
              DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_FAMILY))
          .hasMessageContaining("ZP1E");
    }
  }

  @ParameterizedTest(name = "frequency in {0}: {1}")
  @CsvSource({"0x000E, 3PH KTL-V1", "0x0011, 3PH 50000TL-V1"})
  void the_layout_of_50_to_70_kw_is_told_by_where_the_frequency_lies(String address, String model)
      throws Exception {
    ScriptedLink link = Inverters.v1().set(1, 0x000E, 0).set(1, 0x0011, 2300);
    link.set(1, 0x2001, "5A4A 3145 5330 3630").set(1, Integer.decode(address), 5000);
    try (OpenedDevice device = opened(link, Optional.empty())) {
      DeviceIdentity identity = device.connection().identify();
      assertThat(identity.model()).contains(model);
    }
  }

  @Test
  void an_unknown_code_without_a_rated_power_asks_for_the_model() throws Exception {
    ScriptedLink link = Inverters.v3().set(1, 0x0445, "5A58 3945").set(1, 0x06ED, 0);
    try (OpenedDevice device = opened(link, Optional.empty())) {
      assertThatThrownBy(() -> device.connection().identify())
          .hasMessageContaining("0x06ED")
          .hasMessageContaining("model");
    }
    try (OpenedDevice device = opened(link, Optional.of("330KTL-HV Z0"))) {
      assertThat(device.connection().identify().model()).contains("330KTL-HV Z0");
    }
  }

  @Test
  void a_configured_model_of_the_other_generation_is_refused_with_what_is_allowed() {
    try (OpenedDevice device = opened(Inverters.v3(), Optional.of("3PH KTL-V1"))) {
      assertThatThrownBy(() -> device.connection().identify())
          .isInstanceOf(DeviceException.class)
          .hasMessageContaining("3PH KTL-V1")
          .hasMessageContaining("KTL-V3 3.3-136kW");
    }
  }

  private static OpenedDevice opened(ScriptedLink link, Optional<String> model) {
    try {
      return new OpenedDevice(new StringDriver(), link, 1, model, Map.of(), Optional.empty());
    } catch (DeviceException e) {
      throw new AssertionError(e);
    }
  }
}
