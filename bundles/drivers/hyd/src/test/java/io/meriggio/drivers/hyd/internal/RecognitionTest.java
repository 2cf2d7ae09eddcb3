// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.hyd.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.AddressRange;
import io.meriggio.device.Candidate;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.Reason;
import io.meriggio.inverter.SerialNumber;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognitionTest {

  @Test
  void generation_model_and_serial_number_are_found_out() throws Exception {
    assertIdentity(Hybrids.threePhase(), "3PH HYD-ZSS", "ZP1ES010P51001");
    assertIdentity(Hybrids.singlePhase(), "1PH HYD-ZSS-HP", "ZM2ES060N51001");
    assertIdentity(Hybrids.old(), "1PH HYD3000-HYD6000-ZSS", "ZM1ES050K51001");
  }

  private static void assertIdentity(ScriptedLink link, String model, String serial)
      throws Exception {
    try (OpenedDevice hyd = opened(link, Optional.empty())) {
      DeviceIdentity identity = hyd.connection().identify();
      assertThat(identity.model()).contains(model);
      assertThat(identity.serialNumber()).contains(serial);
    }
  }

  @Test
  void an_old_hybrid_without_a_serial_number_is_told_by_its_frequency() throws Exception {
    ScriptedLink link = Hybrids.old().remove(1, 0x2000, 0x2010);
    try (OpenedDevice hyd = opened(link, Optional.empty())) {
      assertThat(hyd.connection().identify().model()).contains("1PH HYD3000-HYD6000-ZSS");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"5A53 3245, ZS2E", "5A52 3145, ZR1E"})
  void a_string_inverter_is_refused_with_its_serial_number(String words, String code) {
    ScriptedLink link = Hybrids.threePhase().set(1, 0x0445, words);
    try (OpenedDevice hyd = opened(link, Optional.empty())) {
      assertThatThrownBy(() -> hyd.connection().identify())
          .isInstanceOfSatisfying(
              DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_FAMILY))
          .hasMessageContaining(code)
          .hasMessageContaining("string");
    }
  }

  @Test
  void a_3000sp_is_refused() {
    ScriptedLink link = Hybrids.old().set(1, 0x2001, "5A45 3145");
    try (OpenedDevice hyd = opened(link, Optional.empty())) {
      assertThatThrownBy(() -> hyd.connection().identify())
          .hasMessageContaining("ZE1E")
          .hasMessageContaining("sp3000");
    }
  }

  @Test
  void a_configured_model_of_the_other_generation_is_refused_with_what_is_allowed() {
    try (OpenedDevice hyd = opened(Hybrids.threePhase(), Optional.of("1PH HYD3000-HYD6000-ZSS"))) {
      assertThatThrownBy(() -> hyd.connection().identify())
          .hasMessageContaining("1PH HYD3000-HYD6000-ZSS")
          .hasMessageContaining("3PH HYD-ZSS");
    }
  }

  @Test
  void a_search_finds_hybrids_of_both_generations_with_reads_alone() {
    for (ScriptedLink link : List.of(Hybrids.threePhase(), Hybrids.old())) {
      List<Candidate> found = new HydDriver().probe(link, new AddressRange(1, 2)).toList();
      assertThat(found).extracting(Candidate::family).containsExactly("hyd");
      assertThat(link.requests()).noneMatch(ScriptedLink.Request::writes);
    }
  }

  @ParameterizedTest(name = "{0} has {1} W")
  @CsvSource({
    "ZM1ES030K51001, 3000",
    "ZM1ES046K51001, 4600",
    "ZM1ES060K51001, 6000",
    "ZM1ESXX0K51001, 3000",
    "ZM1, 3000"
  })
  void the_power_of_an_old_hybrid_is_that_of_its_serial_number(String serial, int watts) {
    assertThat(OldHybrid.nominalPower(new SerialNumber(serial))).isEqualTo(watts);
  }

  private static OpenedDevice opened(ScriptedLink link, Optional<String> model) {
    try {
      return new OpenedDevice(new HydDriver(), link, 1, model, Map.of(), Optional.empty());
    } catch (DeviceException e) {
      throw new AssertionError(e);
    }
  }
}
