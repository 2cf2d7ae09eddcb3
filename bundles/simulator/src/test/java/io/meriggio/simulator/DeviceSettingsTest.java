// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Devices as keys {@code device.<id>} describe them. */
class DeviceSettingsTest {

  @ParameterizedTest
  @EnumSource(DeviceKind.class)
  void every_kind_needs_no_more_than_its_word(DeviceKind kind) {
    DeviceSettings device = DeviceSettings.parse("d", kind.word());
    assertThat(device.kind()).isEqualTo(kind);
    assertThat(device.options().keySet()).isEqualTo(kind.options().keySet());
    if (kind != DeviceKind.FOREIGN_PV) {
      assertThat(device.unit()).isBetween(1, 247);
    }
  }

  @Test
  void keys_come_in_any_order() {
    DeviceSettings device =
        DeviceSettings.parse(
            "h", "hyd logger=7 via=v5  soc=40 port=15510 unit=3 fault=slow:750 errors=0x90");
    assertThat(device.access().via()).isEqualTo(AccessSettings.Via.V5);
    assertThat(device.access().logger()).isEqualTo(7);
    assertThat(device.access().port()).isEqualTo(15510);
    assertThat(device.number("soc")).isEqualTo(40);
    assertThat(device.unit()).isEqualTo(3);
    assertThat(device.errorByte90()).isTrue();
    assertThat(device.fault()).isInstanceOf(Fault.Slow.class);
  }

  @Test
  void what_is_wrong_is_refused_with_device_key_value_and_what_is_allowed() {
    refused("boiler", "device.d: found 'boiler', allowed meter, string");
    refused("hyd soc=5", "device.d: soc: found '5', allowed 10.0 to 100.0");
    refused("hyd model=4ph", "model: found '4ph', allowed 3ph, hp, g1");
    refused("hyd colour=red", "found key 'colour'");
    refused("hyd via=pigeon", "via: found 'pigeon', allowed tcp, rtu, tcp-crc, v5, hub");
    refused("hyd soc", "found 'soc', allowed key=value");
    refused("hyd unit=1.5", "unit");
    refused("hyd via=serial", "path");
    refused("hyd via=can", "wallbox");
    refused("wallbox via=can unit=9", "unit 1 to 8");
    refused("hyd fault=sleepy", "garbled");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> PlantSettings.from(Map.of("device.d", text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("device.d")
        .hasMessageContaining(message);
  }

  @Test
  void another_list_of_devices_is_another_plant_and_a_changed_fault_is_not() {
    try (SimulatedPlant plant = Rig.still("device.h", "hyd soc=40")) {
      int port = plant.device("h").port();
      double energy = plant.state().units().storages().get(0).pv().total();
      plant.change(settings("device.h", "hyd soc=40 fault=silent"));
      assertThat(plant.device("h").port()).isEqualTo(port);
      assertThat(plant.device("h").fault()).isEqualTo(new Fault.Silent());
      assertThat(plant.state().units().storages().get(0).pv().total())
          .isGreaterThanOrEqualTo(energy);
      plant.change(settings("device.h", "hyd soc=80"));
      assertThat(plant.device("h").port()).isEqualTo(port);
      assertThat(plant.state().units().storages().get(0).battery().soc()).isEqualTo(80);
      assertThatThrownBy(() -> plant.device("x")).hasMessageContaining("allowed [h]");
    }
  }

  private static PlantSettings settings(String key, String value) {
    return PlantSettings.from(Map.of(key, value, "secondsPerSecond", 0));
  }
}
