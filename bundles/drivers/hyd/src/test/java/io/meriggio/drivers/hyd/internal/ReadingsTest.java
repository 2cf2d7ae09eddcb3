// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.hyd.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.device.Capability;
import io.meriggio.device.Fault;
import io.meriggio.device.Point;
import io.meriggio.device.Quality;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.TestCycle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Signs and sums by the vocabulary; words of the golden readings where they are named. */
class ReadingsTest {

  @Test
  void battery_power_is_the_sum_of_the_packs_and_discharge_is_positive() throws Exception {
    // 5.62 kW (printed example) and 1.00 kW of charging
    try (OpenedDevice hyd = opened(Hybrids.threePhase(), Map.of()).started()) {
      assertThat(hyd.number("battery1_power")).isEqualTo(-5620);
      assertThat(hyd.number("battery2_power")).isEqualTo(-1000);
      assertThat(hyd.number("battery_power")).isEqualTo(-6620);
      assertThat(hyd.number("battery_power_total")).isEqualTo(-700);
    }
  }

  @Test
  void a_pack_that_can_not_be_read_makes_the_sum_unknown_never_smaller() throws Exception {
    ScriptedLink link = Hybrids.threePhase();
    try (OpenedDevice hyd = opened(link, Map.of()).started()) {
      link.refuse(r -> r.address() <= 0x060D && r.last() >= 0x060D, 4);
      hyd.poll(TestCycle.full());
      assertThat(hyd.reading("battery_power").quality()).isEqualTo(Quality.BAD);
    }
  }

  @Test
  void without_packs_the_coarse_total_stands() throws Exception {
    ScriptedLink link = Hybrids.threePhase().remove(1, 0x0604, 0x063F);
    try (OpenedDevice hyd = opened(link, Map.of()).started()) {
      assertThat(hyd.number("battery_power")).isEqualTo(-700);
    }
  }

  @Test
  void several_packs_show_their_averages_and_one_pack_its_own_values() throws Exception {
    try (OpenedDevice three = opened(Hybrids.threePhase(), Map.of()).started();
        OpenedDevice one = opened(Hybrids.singlePhase(), Map.of()).started()) {
      assertThat(three.number("battery1_soc")).isEqualTo(50);
      assertThat(three.number("battery2_soc")).isEqualTo(60);
      assertThat(three.number("battery_soc")).isEqualTo(55);
      assertThat(three.number("battery_soh")).isEqualTo(98);
      assertThat(three.readings()).doesNotContainKeys("battery_voltage", "battery3_power");
      assertThat(one.number("battery_soc")).isEqualTo(50);
      assertThat(one.number("battery_voltage")).isCloseTo(50.0, within(1e-9));
      assertThat(one.number("battery_temperature")).isEqualTo(20);
      assertThat(one.readings()).doesNotContainKey("battery2_soc");
    }
  }

  @Test
  void strings_are_those_of_the_input_channels_or_of_the_site() throws Exception {
    try (OpenedDevice found = opened(Hybrids.threePhase(), Map.of()).started();
        OpenedDevice said =
            opened(Hybrids.threePhase(), Map.of("pvStrings", "3", "batteryPacks", "1")).started()) {
      assertThat(found.number("pv_power")).isEqualTo(1020 + 1020);
      assertThat(found.readings()).containsKey("pv2_power").doesNotContainKey("pv3_power");
      assertThat(said.readings())
          .containsKey("pv3_power")
          .doesNotContainKeys("pv4_power", "battery2_power");
    }
  }

  @Test
  void an_inverter_without_strings_has_no_pv_and_still_a_storage() throws Exception {
    ScriptedLink link = Hybrids.threePhase().set(1, 0x1011, "0080 0081 0000 0000");
    try (OpenedDevice storage = opened(link, Map.of()).started()) {
      assertThat(storage.readings()).doesNotContainKeys("pv_power", "pv1_power");
      assertThat(new HydDriver().description().viewsOf(storage.connection().points()))
          .containsExactlyInAnyOrder(Capability.STORAGE, Capability.GRID_METER);
    }
  }

  @Test
  void a_single_phase_inverter_has_no_second_phase() throws Exception {
    try (OpenedDevice one = opened(Hybrids.singlePhase(), Map.of()).started();
        OpenedDevice three = opened(Hybrids.threePhase(), Map.of()).started()) {
      assertThat(one.readings())
          .containsKeys("voltage_l1", "grid_power_l1")
          .doesNotContainKeys("voltage_l2", "grid_power_l3", "line_voltage_l1_l2");
      assertThat(three.readings()).containsKeys("voltage_l3", "grid_power_l2");
    }
  }

  @Test
  void limits_by_pack_are_there_from_protocol_1_20_and_states_from_1_38() throws Exception {
    ScriptedLink v120 = Hybrids.threePhase().set(1, 0x0044, "0120");
    ScriptedLink v119 = Hybrids.threePhase().set(1, 0x0044, "0119");
    try (OpenedDevice newest = opened(Hybrids.threePhase(), Map.of()).started();
        OpenedDevice newer = opened(v120, Map.of()).started();
        OpenedDevice older = opened(v119, Map.of()).started()) {
      assertThat(newest.readings())
          .containsKeys("battery_1_charge_current_limit", "battery_2_state")
          .doesNotContainKey("battery_3_state");
      assertThat(newer.readings())
          .containsKey("battery_1_charge_current_limit")
          .doesNotContainKey("battery_2_state");
      assertThat(older.readings()).doesNotContainKey("battery_1_charge_current_limit");
    }
  }

  @Test
  void a_block_that_the_firmware_has_not_got_is_not_offered_and_not_asked_for() throws Exception {
    ScriptedLink link = Hybrids.threePhase().remove(1, 0x0500, 0x053F).remove(1, 0x9000, 0x907F);
    try (OpenedDevice hyd = opened(link, Map.of())) {
      hyd.connection().identify();
      link.newRequests();
      hyd.poll(TestCycle.full());
      assertThat(hyd.readings()).doesNotContainKeys("eps_frequency", "bms_soc", "pack_voltage");
      assertThat(link.requests())
          .noneMatch(r -> r.address() >= 0x0500 && r.address() < 0x0540 || r.address() >= 0x9000);
    }
  }

  @Test
  void the_exchange_is_measured_unless_the_site_says_otherwise() throws Exception {
    try (OpenedDevice with = opened(Hybrids.threePhase(), Map.of()).started();
        OpenedDevice without =
            opened(Hybrids.threePhase(), Map.of("exchangeMeasured", "false")).started()) {
      assertThat(with.readings())
          .containsKeys("grid_power", "load_power", "energy_import_total", "export_limit_power");
      assertThat(without.readings())
          .doesNotContainKeys(
              "grid_power", "load_power", "energy_import_total", "export_limit_power");
      assertThat(new HydDriver().description().viewsOf(with.connection().points()))
          .containsExactlyInAnyOrder(
              Capability.PV_INVERTER, Capability.STORAGE, Capability.GRID_METER);
    }
  }

  @Test
  void a_fault_has_its_code_and_a_text() throws Exception {
    ScriptedLink g3 = Hybrids.threePhase().set(1, 0x0405, "0002").set(1, 0x0406, "0001");
    ScriptedLink g1 = Hybrids.old().set(1, 0x0201, "0010");
    try (OpenedDevice three = opened(g3, Map.of()).started();
        OpenedDevice old = opened(g1, Map.of()).started()) {
      assertThat(three.reading("fault").value())
          .contains(
              new Value.Faults(
                  List.of(
                      new Fault("ID002", "Mains voltage below the limit of the grid code"),
                      new Fault("ID017", "Grid current measurement out of order"))));
      assertThat(old.reading("fault").value())
          .contains(new Value.Faults(List.of(new Fault("ID05", "Battery voltage too high"))));
    }
  }

  @Test
  void the_storage_mode_is_told_in_our_words_and_the_set_point_in_our_sign() throws Exception {
    ScriptedLink link = Hybrids.threePhase();
    try (OpenedDevice hyd = opened(link, Map.of()).started()) {
      assertThat(hyd.reading("storage_mode").value()).contains(Value.of("SELF_CONSUMPTION"));
      assertThat(hyd.reading("battery_power_setpoint").reason())
          .isEqualTo(Reason.NOT_IN_PASSIVE_MODE);
      assertMode(hyd, link, "0003", "0000 0000 0000 07D0 0000 07D0", "FORCED");
      assertThat(hyd.number("battery_power_setpoint")).isEqualTo(-2000);
      assertMode(hyd, link, "0003", "0000 0000 FFFF FC18 FFFF FC18", "FORCED");
      assertThat(hyd.number("battery_power_setpoint")).isEqualTo(1000);
      assertMode(hyd, link, "0003", "0000 0000 0000 0000 7FFF FFFF", "NO_DISCHARGE");
      assertMode(hyd, link, "0003", "0000 0000 FFFF FC18 0000 07D0", "OTHER");
      assertMode(hyd, link, "0001", "0000 0000 0000 0000 0000 0000", "OTHER");
      assertThat(hyd.reading("energy_storage_mode").value())
          .contains(Value.of("TIME_OF_USE_TARIFF"));
    }
  }

  private static void assertMode(
      OpenedDevice hyd, ScriptedLink link, String mode, String triple, String word)
      throws Exception {
    link.set(1, 0x1110, mode).set(1, 0x1187, triple);
    hyd.poll(TestCycle.full());
    assertThat(hyd.reading("storage_mode").value()).contains(Value.of(word));
  }

  @Test
  void an_old_hybrid_tells_its_battery_in_either_step() throws Exception {
    ScriptedLink link = Hybrids.old().set(1, 0x020D, "00C8 01E0");
    try (OpenedDevice old = opened(link, Map.of()).started()) {
      assertThat(old.number("battery_power")).isEqualTo(-2000);
      assertThat(old.number("battery_voltage")).isCloseTo(48.0, within(1e-9));
      link.set(1, 0x020E, "1482");
      old.poll(TestCycle.full());
      assertThat(old.number("battery_voltage")).isCloseTo(52.5, within(1e-9));
      assertThat(old.number("grid_power")).isEqualTo(-2330);
      assertThat(old.connection().points().stream().map(Point::id)).doesNotHaveDuplicates();
    }
  }

  private static OpenedDevice opened(ScriptedLink link, Map<String, String> settings)
      throws Exception {
    return new OpenedDevice(new HydDriver(), link, 1, Optional.empty(), settings, Optional.empty());
  }
}
