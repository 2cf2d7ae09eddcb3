// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Candidate;
import io.meriggio.testkit.RegisterText;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.ScriptedLink.Request;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {

  private static final Set<InverterMap> HYD = Set.of(InverterMap.HYD_G1, InverterMap.HYD_G3);
  private static final Set<InverterMap> STRING =
      Set.of(InverterMap.STRING_G1, InverterMap.STRING_G3);
  private static final Set<InverterMap> RETROFIT = Set.of(InverterMap.SP3000);

  @ParameterizedTest(name = "{1} as {0} is {2} {3}")
  @CsvSource({
    "G1, ZC1ES010K51001, string, 3PH KTL-V1",
    "G1, ZM1ES050K51001, hyd, 1PH HYD3000-HYD6000-ZSS",
    "G1, ZE1ES030K51001, sp3000, 3000SP",
    "G3, ZS2ES010P51001, string, KTL-V3 3.3-136kW",
    "G3, ZM2ES050P51001, hyd, 1PH HYD-ZSS-HP",
    "G3, ZP1ES010P51001, hyd, 3PH HYD-ZSS",
    "G1, ZH1ES030K51001, string, 1PH KTL-V1",
    "G3, ZH1ES100R51001, hyd, 3PH HYD-ZSS"
  })
  void an_inverter_is_found_by_the_driver_of_its_family_and_by_no_other(
      Generation generation, String serial, String family, String model) {
    ScriptedLink link = generation == Generation.G1 ? Inverters.g1(serial) : Inverters.g3(serial);
    for (Set<InverterMap> maps : java.util.List.of(HYD, STRING, RETROFIT)) {
      Optional<Candidate> candidate = new Search(link, 1, maps).candidate();
      if (maps.iterator().next().family().equals(family)) {
        assertThat(candidate).isPresent();
        assertThat(candidate.get().family()).isEqualTo(family);
        assertThat(candidate.get().identity().model()).contains(model);
        assertThat(candidate.get().identity().serialNumber()).contains(serial);
        assertThat(candidate.get().confidence()).isGreaterThan(0.9);
        assertThat(candidate.get().why().english()).contains(serial);
      } else {
        assertThat(candidate).isEmpty();
      }
    }
    assertThat(link.requests()).noneMatch(Request::writes);
  }

  @Test
  void an_unknown_code_is_told_by_its_battery_and_less_sure() {
    ScriptedLink without = Inverters.g3("ZX9ES010P51001").set(1, 0x0604, new int[7]);
    assertThat(new Search(without, 1, HYD).candidate()).isEmpty();
    assertThat(new Search(without, 1, STRING).candidate().orElseThrow().confidence())
        .isEqualTo(0.5);
    ScriptedLink with = Inverters.g3("ZX9ES010P51001").set(1, 0x0604, 520, 0, 0, 20, 50, 99, 7);
    assertThat(new Search(with, 1, HYD).candidate().orElseThrow().why().english())
        .contains("in use");
    assertThat(new Search(with, 1, STRING).candidate()).isEmpty();
  }

  @Test
  void from_320_kw_up_it_is_a_machine_that_counts_in_tenths_of_a_kilowatt() {
    ScriptedLink link = Inverters.g3("ZX9ES330P51001").set(1, 0x06ED, 3300);
    assertThat(new Search(link, 1, STRING).candidate().orElseThrow().identity().model())
        .contains("330KTL-HV Z0");
  }

  @Test
  void a_serial_number_of_20_characters_is_read_whole() {
    ScriptedLink link = Inverters.g3("ZP1ES010P5100123");
    link.set(1, 0x0470, RegisterText.of("4567"));
    assertThat(new Search(link, 1, HYD).candidate().orElseThrow().identity().serialNumber())
        .contains("ZP1ES010P51001234567");
  }

  @Test
  void nothing_is_found_where_nothing_answers() {
    ScriptedLink link = Inverters.v3().silent(request -> true);
    assertThat(new Search(link, 1, HYD).candidate()).isEmpty();
  }
}
