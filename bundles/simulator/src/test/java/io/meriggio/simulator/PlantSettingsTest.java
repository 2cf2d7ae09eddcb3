// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings as a configuration gives them. */
class PlantSettingsTest {

  @Test
  void without_keys_it_is_the_plant_of_configuration_5_as_zcs_sets_it_up() {
    PlantSettings settings = PlantSettings.from(Map.of());
    assertThat(settings.meter().profile()).isEqualTo(MeterProfile.DTSU666);
    assertThat(settings.meter().unit()).isEqualTo(32);
    assertThat(settings.meter().ctRatio()).isEqualTo(40);
    assertThat(settings.inverter().generation()).isEqualTo(InverterSettings.Generation.G3);
    assertThat(settings.line().transport()).isEqualTo(LineSettings.Transport.MODBUS_TCP);
    assertThat(settings.meterFault()).isEqualTo(Fault.NONE);
  }

  @Test
  void numbers_come_as_any_type() {
    Map<String, Object> keys =
        Map.of(
            "meterPort",
            15502L,
            "inverterPort",
            "15503",
            "ctRatio",
            200,
            "startHour",
            "9.5",
            "secondsPerSecond",
            60.0,
            "skipNight",
            "false",
            "plant",
            5L,
            "inverterTrip",
            "1, 50");
    PlantSettings settings = PlantSettings.from(keys);
    assertThat(settings.line().meterPort()).isEqualTo(15502);
    assertThat(settings.line().inverterPort()).isEqualTo(15503);
    assertThat(settings.meter().ctRatio()).isEqualTo(200);
    assertThat(settings.sky().startHour()).isEqualTo(9.5);
    assertThat(settings.sky().skipNight()).isFalse();
    assertThat(settings.inverterTrip()).containsExactlyInAnyOrder(1, 50);
  }

  @Test
  void every_bad_value_is_refused_with_key_value_and_what_is_allowed() {
    refused("meterPort", "abc", "0.0 to 65535.0");
    refused("meterPort", 70_000, "65535");
    refused("meterPort", "1.5", "whole numbers");
    refused("host", "0.0.0.0", "127.0.0.1");
    refused("plant", 3, "5");
    refused("meterProfile", "DTSU777", "DTSU666-H-HUAWEI");
    refused("inverterGeneration", "G2", "G3, G1");
    refused("meterFault", "sleepy", "garbled");
    refused("meterFault", "slow:x", "slow");
    refused("inverterFault", "exception:0", "1 to 255");
    refused("inverterTrip", "500", "480");
    refused("transport", "serial", "path of a serial port");
    refused("skipNight", "perhaps", "true, false");
    refused("clouds", "NaN", "0.0 to 1.0");
  }

  private static void refused(String key, Object value, String allowed) {
    assertThatThrownBy(() -> PlantSettings.from(Map.of(key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key.equals("transport") ? "serialPort" : key)
        .hasMessageContaining(allowed);
  }

  @Test
  void faults_have_arguments() {
    assertThat(Fault.parse("slow")).isEqualTo(new Fault.Slow(Duration.ofSeconds(2)));
    assertThat(Fault.parse("slow:750")).isEqualTo(new Fault.Slow(Duration.ofMillis(750)));
    assertThat(Fault.parse("Exception:6")).isEqualTo(new Fault.ExceptionAnswer(6));
    assertThat(Fault.parse("frozen")).isEqualTo(new Fault.Frozen());
    assertThat(Fault.parse("garbled")).isEqualTo(new Fault.Garbled());
    assertThat(Fault.parse("silent")).isEqualTo(new Fault.Silent());
  }

  @Test
  void the_component_names_its_pid_and_keeps_the_plant_when_a_change_is_wrong() {
    assertThatThrownBy(() -> new SimulatorComponent(Map.of("meterProfile", "x")))
        .hasMessageStartingWith("io.meriggio.simulator: meterProfile: found 'x'");
    SimulatorComponent component = new SimulatorComponent(Map.of());
    try {
      int port = component.meter().port();
      component.modified(Map.of("meterProfile", "x"));
      assertThat(component.meter().port()).isEqualTo(port);
      component.modified(Map.of("meterFault", "frozen"));
      assertThat(component.meter().fault()).isEqualTo(new Fault.Frozen());
      assertThat(component.meter().port()).isEqualTo(port);
    } finally {
      component.stop();
    }
  }
}
