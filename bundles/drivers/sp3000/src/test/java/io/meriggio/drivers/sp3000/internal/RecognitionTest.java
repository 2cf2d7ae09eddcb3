// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.sp3000.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.AddressRange;
import io.meriggio.device.Candidate;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.Reason;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.RegisterText;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.ScriptedLink.Request;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Serial numbers and the order of the probe are those of INVERTERS, section 3. */
class RecognitionTest {

  @Test
  void a_3000sp_tells_model_serial_number_and_firmware() throws Exception {
    try (OpenedDevice device = Retrofits.opened(Retrofits.healthy())) {
      DeviceIdentity identity = device.connection().identify();
      assertThat(identity.model()).contains("3000SP");
      assertThat(identity.serialNumber()).contains("ZE1ES030K51001");
      assertThat(identity.firmware()).contains("V340");
    }
  }

  @Test
  void a_serial_number_that_begins_one_register_later_is_found() throws Exception {
    ScriptedLink link =
        Retrofits.healthy()
            .setFor(1, 0x04, 0x2000, 0, 0)
            .setFor(1, 0x04, 0x2002, RegisterText.of("ZE1ES030K51001"));
    try (OpenedDevice device = Retrofits.opened(link)) {
      assertThat(device.connection().identify().serialNumber()).contains("ZE1ES030K51001");
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"ZM1ES030K51001", "ZC1ES010K51001", "ZA3ES030K51001"})
  void another_family_is_refused_with_its_serial_number(String serial) throws Exception {
    ScriptedLink link = Retrofits.healthy().setFor(1, 0x04, 0x2001, RegisterText.of(serial));
    try (OpenedDevice device = Retrofits.opened(link)) {
      assertThatThrownBy(() -> device.connection().identify())
          .isInstanceOfSatisfying(
              DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_FAMILY))
          .hasMessageContaining(serial);
    }
  }

  @Test
  void what_speaks_the_third_generation_is_refused() throws Exception {
    ScriptedLink link = Retrofits.healthy().set(1, 0x0044, 0x0138);
    try (OpenedDevice device = Retrofits.opened(link)) {
      assertThatThrownBy(() -> device.connection().identify())
          .isInstanceOfSatisfying(
              DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_FAMILY));
    }
  }

  @Test
  void the_probe_finds_a_3000sp_by_reads_alone() {
    ScriptedLink link = Retrofits.healthy();
    List<Candidate> found = new Sp3000Driver().probe(link, new AddressRange(1, 3)).toList();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).family()).isEqualTo("sp3000");
    assertThat(found.get(0).unit()).isEqualTo(1);
    assertThat(found.get(0).identity().model()).contains("3000SP");
    assertThat(found.get(0).why().english()).contains("ZE1ES030K51001");
    assertThat(link.requests()).noneMatch(Request::writes);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"ZM1ES030K51001", "ZA3ES030K51001"})
  void the_probe_leaves_others_to_their_drivers(String serial) {
    ScriptedLink link = Retrofits.healthy().setFor(1, 0x04, 0x2001, RegisterText.of(serial));
    assertThat(new Sp3000Driver().probe(link, new AddressRange(1, 1))).isEmpty();
  }
}
