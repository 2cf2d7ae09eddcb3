// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.sp3000.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.device.Capability;
import io.meriggio.device.Fault;
import io.meriggio.device.Value;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.TestCycle;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scales and signs are those of sp3000.csv and of the vocabulary, rules 1 to 3. */
class ReadingsTest {

  @Test
  void a_battery_that_charges_has_a_negative_power_and_current() throws Exception {
    ScriptedLink link =
        Retrofits.healthy().set(1, 0x020D, 200).set(1, 0x020F, 4016).set(1, 0x0212, 0xFF9C);
    try (OpenedDevice device = Retrofits.opened(link).started()) {
      // 0.01 kW, charge + in the inverter; grid export + on both sides
      assertThat(device.number("battery_power")).isEqualTo(-2000);
      assertThat(device.number("battery_current")).isCloseTo(-40.16, within(1e-9));
      assertThat(device.number("grid_power")).isEqualTo(-1000);
    }
  }

  @Test
  void energies_are_in_watt_hours_with_the_high_word_first() throws Exception {
    ScriptedLink link =
        Retrofits.healthy()
            .set(1, 0x0220, "0001 0002")
            .set(1, 0x0224, 123)
            .set(1, 0x0228, "0000 03E8");
    try (OpenedDevice device = Retrofits.opened(link).started()) {
      assertThat(device.number("energy_import_total")).isEqualTo(65538_000.0);
      assertThat(device.number("energy_charge_today")).isEqualTo(1230);
      assertThat(device.number("energy_discharge_total")).isEqualTo(1000_000.0);
    }
  }

  /** INVERTERS section 7: 0.1 V in the documents, 0.01 V in the field; decided by the size. */
  @ParameterizedTest(name = "raw {0} is {1} V")
  @CsvSource({"5200, 52.0", "520, 52.0", "4980, 49.8", "1000, 100.0", "1001, 10.01", "0, 0"})
  void the_battery_voltage_is_scaled_by_its_size(int raw, double volts) throws Exception {
    ScriptedLink link = Retrofits.healthy().set(1, 0x020E, raw);
    try (OpenedDevice device = Retrofits.opened(link).started()) {
      assertThat(device.number("battery_voltage")).isCloseTo(volts, within(1e-9));
    }
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "0, WAITING",
    "1, CHECK_BEFORE_CHARGING",
    "2, CHARGING",
    "3, CHECK_BEFORE_DISCHARGING",
    "4, DISCHARGING",
    "5, EMERGENCY_SUPPLY",
    "6, RECOVERABLE_FAULT",
    "7, PERMANENT_FAULT"
  })
  void states_are_words(int state, String word) throws Exception {
    ScriptedLink link = Retrofits.healthy().set(1, 0x0200, state);
    try (OpenedDevice device = Retrofits.opened(link).started()) {
      assertThat(device.reading("status").value()).contains(Value.of(word));
    }
  }

  @Test
  void faults_are_codes_with_texts_from_all_five_words() throws Exception {
    ScriptedLink link = Retrofits.healthy().set(1, 0x0201, 0x0002).set(1, 0x0205, 0x1000);
    try (OpenedDevice device = Retrofits.opened(link).started()) {
      assertThat(device.reading("fault").value())
          .contains(
              new Value.Faults(
                  List.of(
                      new Fault("ID02", "Mains voltage too low"),
                      new Fault("ID77", "Permanent: relay defect"))));
      link.set(1, 0x0201, 0).set(1, 0x0205, 0);
      device.poll(TestCycle.full());
      assertThat(device.reading("fault").value()).contains(new Value.Faults(List.of()));
    }
  }

  @Test
  void warnings_and_battery_protection_are_texts_of_their_own() throws Exception {
    ScriptedLink link =
        Retrofits.healthy().set(1, 0x022B, 0x0080).set(1, 0x023D, 0x0080).set(1, 0x0242, 0x0200);
    try (OpenedDevice device = Retrofits.opened(link).started()) {
      assertThat(codes(device, "alarm")).containsExactly("ID85");
      assertThat(codes(device, "battery_fault_1")).containsExactly("ID107");
      assertThat(codes(device, "communication_board_status")).hasSize(1);
      assertThat(codes(device, "fault")).isEmpty();
    }
  }

  private static List<String> codes(OpenedDevice device, String id) {
    Value.Faults faults = (Value.Faults) device.reading(id).value().orElseThrow();
    return faults.faults().stream().map(Fault::code).toList();
  }

  @Test
  void the_exchange_is_measured_unless_the_site_says_otherwise() throws Exception {
    try (OpenedDevice device = Retrofits.opened(Retrofits.healthy()).started()) {
      assertThat(device.readings())
          .containsKeys("grid_power", "load_power", "energy_import_total", "pv_power");
      assertThat(Capability.of(device.connection().points()))
          .contains(Capability.STORAGE, Capability.GRID_METER, Capability.PV_INVERTER);
    }
    try (OpenedDevice device =
        Retrofits.opened(Retrofits.healthy(), "exchangeMeasured", "false", "pvMeasured", "false")
            .started()) {
      assertThat(device.readings())
          .containsKeys("battery_power", "battery_soc")
          .doesNotContainKeys(
              "grid_power",
              "load_power",
              "energy_import_today",
              "energy_export_total",
              "energy_load_total",
              "pv_power",
              "energy_pv_total");
      assertThat(Capability.of(device.connection().points())).containsExactly(Capability.STORAGE);
    }
  }

  @Test
  void a_single_phase_inverter_has_one_phase() throws Exception {
    try (OpenedDevice device = Retrofits.opened(Retrofits.healthy()).started()) {
      assertThat(device.readings()).containsKey("voltage_l1").doesNotContainKey("voltage_l2");
      assertThat(device.number("voltage_l1")).isCloseTo(231.1, within(1e-9));
    }
  }

  /** INVERTERS section 5.3, the printed frame of the timed mode: its six registers. */
  @Test
  void the_parameters_of_the_printed_timed_mode_read_as_they_were_meant() throws Exception {
    ScriptedLink link = Retrofits.healthy().set(1, 0x1201, "0000 0B37 0C00 1738 09C4 09C4");
    try (OpenedDevice device = Retrofits.opened(link).started()) {
      assertThat(device.number("timing_charge_start")).isZero();
      assertThat(device.number("timing_charge_end")).isEqualTo(11 * 256 + 55);
      assertThat(device.number("timing_discharge_end")).isEqualTo(23 * 256 + 56);
      assertThat(device.number("timing_charge_power")).isEqualTo(2500);
      assertThat(device.number("timing_discharge_power")).isEqualTo(2500);
    }
  }
}
