// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected words are those of the vocabulary's table "Points of devices". */
class VocabularyTest {

  @ParameterizedTest
  @CsvSource({
    "grid_power, W, NUMBER",
    "grid_power_l3, W, NUMBER",
    "pv12_voltage, V, NUMBER",
    "battery2_soc, %, NUMBER",
    "energy_import_l1, Wh, NUMBER",
    "reactive_power_l2, var, NUMBER",
    "apparent_power, VA, NUMBER",
    "frequency, Hz, NUMBER",
    "heatsink_temperature, °C, NUMBER",
    "watchdog_timeout, s, NUMBER",
    "power_factor_l1, '', NUMBER",
    "voltage_l3_l1, V, NUMBER",
    "running, '', FLAG",
    "output_4, '', FLAG",
    "status, '', TEXT",
    "fault, '', FAULTS"
  })
  void every_point_has_its_unit_and_kind(String id, String symbol, Point.Kind kind) {
    Vocabulary.Entry entry = Vocabulary.entry(id).orElseThrow();
    assertThat(entry.unit().symbol()).isEqualTo(symbol);
    assertThat(entry.kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"grid_power_l4", "pv0_power", "pv123_power", "bus_voltage", "grid_power_l"})
  void what_is_not_in_the_table_is_not_known(String id) {
    assertThat(Vocabulary.entry(id)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "dtsu666, power_l1, grid_power_l1",
    "wallbox, power_l1, charger_power_l1",
    "string-g3, grid_frequency, frequency",
    "string-g1, ac_voltage_l2, voltage_l2",
    "string-g3, ac_current_l3, current_l3",
    "string-g3, pv_12_power, pv12_power",
    "string-g1, pv_1_voltage_slave, pv_1_voltage_slave",
    "hyd-g3, pcc_active_power_l2, grid_power_l2",
    "hyd-g3, battery_2_soc, battery2_soc",
    "string-g3, active_power_export_limit, active_power_limit",
    "string-g3, remote_on_off, running",
    "heat-pump, energy_import_total, energy_electric_total",
    "psc100, energy_export_total, energy_pv_total",
    "dtsu666, energy_import_total, energy_import_total",
    "string-g1, bus_voltage, bus_voltage"
  })
  void a_row_of_a_map_becomes_the_point_that_the_table_names(
      String family, String channel, String id) {
    assertThat(Vocabulary.pointId(family, channel)).isEqualTo(id);
  }

  @Test
  void signs_are_turned_where_rule_three_says_so_and_nowhere_else() {
    assertThat(Vocabulary.signTurned("dtsu666", "grid_power_l2")).isTrue();
    assertThat(Vocabulary.signTurned("dtsu666", "reactive_power")).isTrue();
    assertThat(Vocabulary.signTurned("hyd-g3", "battery2_current")).isTrue();
    assertThat(Vocabulary.signTurned("sp3000", "battery_power")).isTrue();
    assertThat(Vocabulary.signTurned("dtsu666", "apparent_power")).isFalse();
    assertThat(Vocabulary.signTurned("hyd-g3", "grid_power")).isFalse();
    assertThat(Vocabulary.signTurned("power-magic", "battery_power")).isFalse();
    assertThat(Vocabulary.signTurned("string-g3", "grid_power")).isFalse();
  }

  @Test
  void the_points_that_views_need_are_defined() {
    for (Capability capability : Capability.values()) {
      for (String id : capability.needed()) {
        assertThat(Vocabulary.entry(id)).as(id).isPresent();
      }
    }
  }
}
