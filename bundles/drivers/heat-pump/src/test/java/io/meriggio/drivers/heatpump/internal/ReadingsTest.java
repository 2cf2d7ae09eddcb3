// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.heatpump.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.AddressRange;
import io.meriggio.device.Candidate;
import io.meriggio.device.Capability;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.Fault;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.FrameReplay;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.ScriptedLink.Request;
import io.meriggio.testkit.TestCycle;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingsTest {

  @Test
  void live_values_come_by_the_two_documented_frames() throws Exception {
    ScriptedLink link = HeatPumps.heating();
    try (OpenedDevice pump = HeatPumps.opened(link, Map.of())) {
      pump.poll(TestCycle.of(PollClass.FAST));
      assertThat(link.newRequests().stream().map(Request::frame))
          .containsExactly("01 03 01 00 00 06 C4 34", "01 03 02 00 00 1C 45 BB");
    }
  }

  @Test
  void the_words_of_the_frames_are_the_values_of_the_map() throws Exception {
    FrameReplay replay = FrameReplay.resource(getClass(), "documented.frames");
    int[] status = new int[6];
    int[] values = new int[28];
    replay.read(Turn.FAST_POLL, 1, 0x03, 0x0100, 6, status, 0);
    replay.read(Turn.FAST_POLL, 1, 0x03, 0x0200, 28, values, 0);
    ScriptedLink link = HeatPumps.heating().set(1, 0x0100, status).set(1, 0x0200, values);
    try (OpenedDevice pump = HeatPumps.opened(link, Map.of())) {
      assertThat(pump.reading("status").value()).contains(Value.of("HEATING"));
      assertThat(pump.reading("sg_ready_state").value()).contains(Value.of("NORMAL"));
      assertThat(pump.number("water_inlet_temperature")).isEqualTo(30.5);
      assertThat(pump.number("water_outlet_temperature")).isEqualTo(35.2);
      assertThat(pump.number("outdoor_temperature")).isEqualTo(-3.5);
      assertThat(pump.number("dhw_temperature")).isEqualTo(48);
      assertThat(pump.number("compressor_frequency")).isEqualTo(45);
      assertThat(pump.number("electric_power")).isEqualTo(1850);
      assertThat(pump.number("thermal_power")).isEqualTo(6500);
      assertThat(pump.number("cop")).isEqualTo(3.51);
      assertThat(pump.number("energy_electric_total")).isEqualTo(1_234_500);
      assertThat(pump.number("voltage_l1")).isEqualTo(229.6);
      assertThat(pump.number("current_l1")).isEqualTo(8.4);
      assertThat(pump.reading("room_temperature").reason()).isEqualTo(Reason.NOT_PRESENT);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, LOCK", "2, NORMAL", "3, RECOMMENDED", "4, FORCED"})
  void sg_ready_is_told_in_the_words_of_the_vocabulary(int state, String word) throws Exception {
    ScriptedLink link = HeatPumps.heating().set(1, 0x0104, state).set(1, 0x0307, state);
    try (OpenedDevice pump = HeatPumps.opened(link, Map.of())) {
      assertThat(pump.reading("sg_ready_state").value()).contains(Value.of(word));
      assertThat(pump.reading("sg_ready_request").value()).contains(Value.of(word));
    }
  }

  @Test
  void a_request_of_0_follows_the_contacts() throws Exception {
    try (OpenedDevice pump = HeatPumps.opened(HeatPumps.heating(), Map.of())) {
      assertThat(pump.reading("sg_ready_request").value()).contains(Value.of("CONTACTS"));
    }
  }

  @Test
  void a_fault_code_and_fault_bits_are_one_list() throws Exception {
    ScriptedLink link = HeatPumps.heating().set(1, 0x0102, 38, 0x0011);
    try (OpenedDevice pump = HeatPumps.opened(link, Map.of())) {
      Value.Faults faults = (Value.Faults) pump.reading("fault").value().orElseThrow();
      assertThat(faults.faults())
          .extracting(Fault::code)
          .containsExactly("38", "0x0103.0", "0x0103.4");
      assertThat(faults.faults()).extracting(Fault::text).contains("Water flow", "Inverter");
    }
  }

  @Test
  void a_temperature_that_can_not_be_is_bad() throws Exception {
    ScriptedLink link = HeatPumps.heating().set(1, 0x0202, 0x7FFF);
    try (OpenedDevice pump = HeatPumps.opened(link, Map.of())) {
      assertThat(pump.reading("outdoor_temperature").reason()).isEqualTo(Reason.OUT_OF_RANGE);
    }
  }

  @Test
  void it_says_who_it_is_and_is_a_heat_pump() throws Exception {
    try (OpenedDevice pump = HeatPumps.opened(HeatPumps.heating(), Map.of())) {
      DeviceIdentity identity = pump.connection().identify();
      assertThat(identity.serialNumber()).contains("HP12A00012345");
      assertThat(identity.firmware()).contains("1.4");
      assertThat(new HeatPumpDriver().description().viewsOf(pump.connection().points()))
          .containsExactly(Capability.HEAT_PUMP);
    }
  }

  @Test
  void a_search_finds_it_by_reads_only_and_nothing_else() {
    ScriptedLink link = HeatPumps.heating();
    List<Candidate> found = new HeatPumpDriver().probe(link, new AddressRange(1, 3)).toList();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).identity().serialNumber()).contains("HP12A00012345");
    assertThat(link.requests()).noneMatch(Request::writes);
    ScriptedLink cabinet = HeatPumps.heating().set(1, 0x0104, 0);
    assertThat(new HeatPumpDriver().probe(cabinet, new AddressRange(1, 1))).isEmpty();
  }
}
