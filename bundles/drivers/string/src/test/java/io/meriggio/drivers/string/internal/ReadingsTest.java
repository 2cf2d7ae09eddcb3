// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.device.Capability;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.Fault;
import io.meriggio.device.Point;
import io.meriggio.device.Quality;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Expected values are those of golden-readings.csv, from printed examples and public captures. */
class ReadingsTest {

  @Test
  void the_printed_examples_of_g3_give_their_values() throws Exception {
    try (OpenedDevice v3 = opened(Inverters.v3(), Map.of()).started()) {
      assertThat(v3.number("frequency")).isCloseTo(50.03, within(1e-9));
      assertThat(v3.number("ac_power")).isEqualTo(1060);
      assertThat(v3.number("voltage_l1")).isCloseTo(236.6, within(1e-9));
      assertThat(v3.number("current_l1")).isCloseTo(0.73, within(1e-9));
      assertThat(v3.number("pv1_voltage")).isCloseTo(231.0, within(1e-9));
      assertThat(v3.number("pv1_power")).isEqualTo(1020);
      assertThat(v3.number("energy_pv_today")).isEqualTo(2390);
      assertThat(v3.number("energy_pv_total")).isEqualTo(2300);
    }
  }

  @Test
  void pv_power_is_the_sum_of_the_trackers_that_the_mask_shows() throws Exception {
    try (OpenedDevice v3 = opened(Inverters.v3(), Map.of()).started()) {
      assertThat(v3.number("pv_power")).isEqualTo(1020 + 1020);
      assertThat(v3.readings()).containsKey("pv2_power").doesNotContainKey("pv3_power");
    }
  }

  @Test
  void a_mask_of_zero_hides_nothing() throws Exception {
    ScriptedLink link = Inverters.v3().set(1, 0x0580, "0000 0000 0000 0000");
    try (OpenedDevice v3 = opened(link, Map.of()).started()) {
      assertThat(v3.readings()).containsKey("pv16_power");
    }
  }

  @Test
  void a_tracker_that_can_not_be_read_makes_the_sum_unknown_never_smaller() throws Exception {
    ScriptedLink link = Inverters.v3();
    try (OpenedDevice v3 = opened(link, Map.of()).started()) {
      link.refuse(r -> r.address() <= 0x0589 && r.last() >= 0x0589, 4);
      v3.poll(io.meriggio.testkit.TestCycle.full());
      assertThat(v3.reading("pv_power").quality()).isEqualTo(Quality.BAD);
      assertThat(v3.reading("pv_power").reason()).isEqualTo(Reason.MODBUS_EXCEPTION);
    }
  }

  @Test
  void without_trackers_the_coarse_total_stands() throws Exception {
    ScriptedLink link = Inverters.v3().remove(1, 0x0580, 0x05B3);
    try (OpenedDevice v3 = opened(link, Map.of()).started()) {
      assertThat(v3.number("pv_power")).isEqualTo(2000);
    }
  }

  @Test
  void the_capture_of_a_v1_gives_its_values() throws Exception {
    try (OpenedDevice v1 = opened(Inverters.v1(), Map.of()).started()) {
      assertThat(v1.number("pv1_voltage")).isCloseTo(458.5, within(1e-9));
      assertThat(v1.number("pv1_power")).isEqualTo(760);
      assertThat(v1.number("pv_power")).isEqualTo(760);
      assertThat(v1.number("ac_power")).isEqualTo(690);
      assertThat(v1.number("frequency")).isCloseTo(49.96, within(1e-9));
      assertThat(v1.number("voltage_l3")).isCloseTo(241.6, within(1e-9));
      assertThat(v1.number("energy_pv_total")).isEqualTo(766_000);
      assertThat(v1.number("energy_pv_today")).isEqualTo(590);
      assertThat(v1.number("heatsink_temperature")).isEqualTo(28);
      assertThat(v1.number("inverter_temperature")).isEqualTo(44);
      assertThat(v1.reading("status").value()).contains(Value.of("NORMAL"));
      assertThat(v1.reading("fault").value()).contains(new Value.Faults(List.of()));
    }
  }

  @Test
  void a_fault_has_its_code_and_a_text() throws Exception {
    try (OpenedDevice v3 = opened(Inverters.v3().set(1, 0x0405, "0002"), Map.of()).started()) {
      assertThat(v3.reading("fault").value())
          .contains(
              new Value.Faults(
                  List.of(new Fault("ID002", "Mains voltage below the limit of the grid code"))));
    }
  }

  @Test
  void what_needs_a_meter_of_the_inverter_is_offered_only_when_there_is_one() throws Exception {
    try (OpenedDevice without = opened(Inverters.v3(), Map.of()).started();
        OpenedDevice with = opened(Inverters.v3(), Map.of("exchangeMeasured", "true")).started()) {
      assertThat(without.readings())
          .doesNotContainKeys(
              "grid_power", "load_power", "energy_import_total", "energy_export_today");
      assertThat(with.readings()).containsKeys("grid_power", "load_power", "energy_import_total");
    }
  }

  @Test
  void machines_from_320_kw_count_in_tenths_of_a_kilowatt() throws Exception {
    ScriptedLink link = Inverters.v3().set(1, 0x06ED, "0CE4").set(1, 0x0485, "0C80");
    try (OpenedDevice hv = opened(link, Map.of()).started()) {
      assertThat(hv.number("ac_power")).isEqualTo(320_000);
    }
  }

  @Test
  void identity_and_view_are_those_of_an_inverter() throws Exception {
    try (OpenedDevice v3 = opened(Inverters.v3(), Map.of())) {
      DeviceIdentity identity = v3.connection().identify();
      assertThat(identity.serialNumber()).contains("ZS2ES010P51001");
      assertThat(identity.model()).contains("KTL-V3 3.3-136kW");
      assertThat(new StringDriver().description().viewsOf(v3.connection().points()))
          .containsExactly(Capability.PV_INVERTER);
      assertThat(v3.connection().points().stream().map(Point::id)).doesNotHaveDuplicates();
    }
  }

  private static OpenedDevice opened(ScriptedLink link, Map<String, String> settings)
      throws Exception {
    return new OpenedDevice(
        new StringDriver(), link, 1, Optional.empty(), settings, Optional.empty());
  }
}
