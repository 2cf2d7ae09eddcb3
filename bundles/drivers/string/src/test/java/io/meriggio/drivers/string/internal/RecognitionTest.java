// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.Reason;
import io.meriggio.drivers.string.internal.SerialNumber.Product;
import io.meriggio.testkit.FrameReplay;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognitionTest {

  @Test
  void the_probe_sends_the_frames_of_the_document() {
    FrameReplay replay = FrameReplay.resource(getClass(), "probe.frames");
    FamilyProbe probe = new FamilyProbe(replay, 1);
    assertThatThrownBy(probe::detect).isInstanceOf(DeviceException.class);
    assertThat(replay.sent().subList(0, 2))
        .containsExactly("01 03 00 44 00 01 C4 1F", "01 04 20 00 00 0A 7B CD");
  }

  @Test
  void a_dead_inverter_costs_one_time_out_from_the_second_round_on() {
    ScriptedLink link = Inverters.v1().silent(request -> true);
    FamilyProbe probe = new FamilyProbe(link, 1);
    assertThatThrownBy(probe::detect).isInstanceOf(DeviceException.class);
    for (int round = 0; round < 3; round++) {
      link.newRequests();
      assertThatThrownBy(probe::detect).isInstanceOf(DeviceException.class);
      assertThat(link.newRequests()).hasSize(1);
    }
  }

  @Test
  void an_old_inverter_that_is_silent_on_unknown_registers_is_found_in_the_morning()
      throws Exception {
    ScriptedLink link = Inverters.v1().silent(request -> true);
    FamilyProbe probe = new FamilyProbe(link, 1);
    assertThatThrownBy(probe::detect).isInstanceOf(DeviceException.class);
    link.healthy().silent(request -> request.address() == 0x0044);
    Generation found = null;
    for (int round = 0; round < 3 && found == null; round++) {
      try {
        found = probe.detect();
      } catch (DeviceException stillSilent) {
        assertThat(stillSilent.reason()).isEqualTo(Reason.TIMEOUT);
      }
    }
    assertThat(found).isEqualTo(Generation.G1);
  }

  @Test
  void a_g3_answers_with_a_protocol_version_in_bcd() throws Exception {
    assertThat(new FamilyProbe(Inverters.v3(), 1).detect()).isEqualTo(Generation.G3);
    ScriptedLink noise = Inverters.v1().set(1, 0x0044, "FFFF");
    assertThat(new FamilyProbe(noise, 1).detect()).isEqualTo(Generation.G1);
  }

  @Test
  void an_old_inverter_without_a_serial_number_is_told_by_its_frequency() throws Exception {
    ScriptedLink link = Inverters.v1().remove(1, 0x2000, 0x2010);
    assertThat(new FamilyProbe(link, 1).detect()).isEqualTo(Generation.G1);
  }

  @Test
  void an_old_storage_inverter_is_refused() {
    ScriptedLink link = Inverters.v1().remove(1, 0x2000, 0x2010).set(1, 0x020C, "1388");
    assertThatThrownBy(() -> new FamilyProbe(link, 1).detect())
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_FAMILY));
  }

  @ParameterizedTest(name = "{0} of {1} is {2}")
  @CsvSource({
    "ZA3ES030K51001, G1, SINGLE_PHASE",
    "ZH1ES030K51001, G1, SINGLE_PHASE",
    "ZH1ES100R51001, G3, OTHER_FAMILY",
    "ZC1ES010K51001, G1, THREE_PHASE",
    "ZL1ES020K51001, G1, THREE_PHASE",
    "ZJ2ES060K51001, G1, LARGE_THREE_PHASE",
    "ZS2ES010P51001, G3, V3",
    "ZQ1ES100P51001, G3, V3",
    "ZH3ES046P51001, G3, V3",
    "ZR1ES250P51001, G3, HIGH_VOLTAGE",
    "ZP1ES010P51001, G3, OTHER_FAMILY",
    "ZM1ES050K51001, G1, OTHER_FAMILY",
    "ZE1ES030K51001, G1, OTHER_FAMILY"
  })
  void a_product_code_tells_the_machine(String serial, Generation generation, Product product) {
    assertThat(new SerialNumber(serial).product(generation)).contains(product);
  }

  @Test
  void an_unknown_product_code_is_unknown() {
    assertThat(new SerialNumber("ZX9ES010P51001").product(Generation.G3)).isEmpty();
    assertThat(new SerialNumber("").product(Generation.G1)).isEmpty();
  }

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
