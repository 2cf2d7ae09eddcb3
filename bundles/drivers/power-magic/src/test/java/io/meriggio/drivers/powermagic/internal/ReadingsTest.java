// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.powermagic.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.AddressRange;
import io.meriggio.device.Attempt;
import io.meriggio.device.Candidate;
import io.meriggio.device.Capability;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.Fault;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.Frame;
import io.meriggio.testkit.FrameReplay;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.TestCycle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingsTest {

  @Test
  void a_cabinet_shows_its_points_in_their_units_and_signs() throws Exception {
    ScriptedLink link =
        Cabinets.idle()
            .set(1, 0x0200, "FFFF 8AD0 0000 03E8")
            .set(1, 0x0206, "FC4A")
            .set(1, 0x0212, "FFFF EC78")
            .set(1, 0x0302, "FFFF 8A9C")
            .set(1, 0x0305, "FED4")
            .set(1, 0x0312, "0000 3039 0000 2710");
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      assertThat(cabinet.number("ac_power")).isEqualTo(-30_000);
      assertThat(cabinet.number("reactive_power")).isEqualTo(1000);
      assertThat(cabinet.number("power_factor")).isEqualTo(-0.95);
      assertThat(cabinet.number("grid_power")).isEqualTo(-5000);
      assertThat(cabinet.number("battery_power")).isEqualTo(-30_052);
      assertThat(cabinet.number("battery_current")).isEqualTo(-30);
      assertThat(cabinet.number("battery_soc")).isEqualTo(55.5);
      assertThat(cabinet.number("battery_soh")).isEqualTo(98.7);
      assertThat(cabinet.number("frequency")).isEqualTo(50.01);
      assertThat(cabinet.number("rated_power")).isEqualTo(100_000);
      assertThat(cabinet.number("rated_energy")).isEqualTo(200_000);
      assertThat(cabinet.number("max_discharge_power")).isEqualTo(60_000);
      assertThat(cabinet.number("energy_charge_total")).isEqualTo(1_234_500);
      assertThat(cabinet.number("export_limit_power")).isEqualTo(-1);
      assertThat(cabinet.reading("status").value()).contains(Value.of("RUNNING_GRID_TIED"));
      assertThat(cabinet.reading("running").value()).contains(Value.of(true));
      assertThat(cabinet.reading("serial_number").value()).contains(Value.of("PM100K200A0001"));
    }
  }

  @ParameterizedTest(name = "mode {0} is {1}, in the map''s word {2}")
  @CsvSource({
    "0, OTHER, MANUAL_LOCAL",
    "1, SELF_CONSUMPTION, SELF_CONSUMPTION",
    "2, OTHER, PEAK_SHAVING",
    "3, OTHER, TIME_OF_USE",
    "4, FORCED, REMOTE_DISPATCH",
    "5, OTHER, BACKUP"
  })
  void the_mode_is_told_in_the_words_of_the_vocabulary_and_of_the_map(
      int mode, String storageMode, String operatingMode) throws Exception {
    try (OpenedDevice cabinet = Cabinets.opened(Cabinets.idle().set(1, 0x0101, mode))) {
      assertThat(cabinet.reading("storage_mode").value()).contains(Value.of(storageMode));
      assertThat(cabinet.reading("operating_mode").value()).contains(Value.of(operatingMode));
    }
  }

  @Test
  void faults_of_both_words_are_told_in_plain_words() throws Exception {
    try (OpenedDevice cabinet = Cabinets.opened(Cabinets.idle().set(1, 0x0104, 0x0802, 0x0008))) {
      assertThat(cabinet.reading("fault").value())
          .contains(
              new Value.Faults(
                  List.of(
                      new Fault("0x0104.1", "BMS fault"),
                      new Fault("0x0104.11", "Meter lost"),
                      new Fault("0x0105.3", "Door open"))));
    }
  }

  @Test
  void what_can_not_be_is_bad_and_no_number() throws Exception {
    ScriptedLink link = Cabinets.idle().set(1, 0x0300, 1001).set(1, 0x0216, 0xFFFF, 0xFFFF);
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      assertThat(cabinet.reading("battery_soc").reason()).isEqualTo(Reason.OUT_OF_RANGE);
      assertThat(cabinet.reading("pv_power").value()).isEmpty();
    }
  }

  @Test
  void the_printed_state_frame_is_read_as_printed() throws Exception {
    FrameReplay replay = FrameReplay.resource(getClass(), "documented.frames");
    int[] state = new int[8];
    replay.read(Turn.FAST_POLL, 1, 0x03, 0x0100, 8, state, 0);
    assertThat(Frame.asMbap(1, replay.sent().get(0)))
        .isEqualTo("00 01 00 00 00 06 01 03 01 00 00 08");
    ScriptedLink link = Cabinets.idle().set(1, 0x0100, state);
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      assertThat(cabinet.reading("status").value()).contains(Value.of("RUNNING_GRID_TIED"));
      assertThat(cabinet.reading("storage_mode").value()).contains(Value.of("SELF_CONSUMPTION"));
      assertThat(cabinet.reading("fault").value()).contains(new Value.Faults(List.of()));
    }
  }

  @Test
  void live_values_come_in_three_reads_of_at_most_60_registers() throws Exception {
    ScriptedLink link = Cabinets.idle();
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      cabinet.poll(TestCycle.of(io.meriggio.device.PollClass.FAST));
      assertThat(link.newRequests())
          .hasSizeLessThanOrEqualTo(3)
          .allMatch(request -> request.count() <= 60 && request.function() == 0x03);
    }
  }

  @Test
  void it_is_a_storage_with_an_exchange_measurement() throws Exception {
    PowerMagicDriver driver = new PowerMagicDriver();
    assertThat(driver.description().viewsOf(driver.description().points()))
        .contains(Capability.STORAGE, Capability.GRID_METER);
  }

  @Test
  void a_map_of_the_site_may_put_everything_elsewhere_and_is_written() throws Exception {
    String header =
        "address,count,type,endian,scale,unit,access,function,name,channel,meaning,models,source,"
            + "confidence\n";
    String csv =
        header
            + "0x1000,1,u16,big,1,%,ro,04,soc,battery_soc,,,Vendor manual 1.2,single\n"
            + "0x1001,1,i16,big,0.1,kW,ro,04,p,battery_power,,,Vendor manual 1.2,single\n"
            + "0x1002,1,u16,big,0.1,kW,ro,04,pc,max_charge_power,,,Vendor manual 1.2,single\n"
            + "0x1003,1,u16,big,0.1,kW,ro,04,pd,max_discharge_power,,,Vendor manual 1.2,single\n"
            + "0x2000,1,enum16,big,1,,rw,03/10,mode,operating_mode,0 own; 7 forced,,V,single\n"
            + "0x2001,1,i16,big,0.1,kW,rw,03/10,w,active_power_setpoint,,,V,single\n";
    ScriptedLink link =
        new ScriptedLink().setFor(1, 4, 0x1000, 50, 0, 200, 200).set(1, 0x2000, 0, 0);
    try (OpenedDevice cabinet = withMap(link, csv)) {
      cabinet
          .connection()
          .execute(OpenedDevice.command("battery_power_setpoint", Value.of(-15_000)));
      assertThat(Cabinets.writes(link))
          .containsExactly("01 10 20 00 00 01 02 00 07", "01 10 20 01 00 01 02 FF 6A");
      cabinet.connection().release(Cabinets.budget());
      assertThat(Cabinets.writes(link))
          .containsExactly("01 10 20 01 00 01 02 00 00", "01 10 20 00 00 01 02 00 00");
    }
    String unchecked = csv.replace("0 own; 7 forced,,V,single", "0 own; 7 forced,,V,reference");
    try (OpenedDevice cabinet = withMap(link, unchecked)) {
      Attempt attempt =
          cabinet
              .connection()
              .execute(OpenedDevice.command("battery_power_setpoint", Value.of(-15_000)));
      assertThat(((Attempt.Rejected) attempt).reason())
          .as("one row of the sequence is not checked")
          .isEqualTo(Reason.REFERENCE_MAP);
      assertThat(link.newRequests()).isEmpty();
    }
  }

  private static OpenedDevice withMap(ScriptedLink link, String csv) throws Exception {
    OpenedDevice cabinet =
        new OpenedDevice(
            new PowerMagicDriver(span -> {}),
            link,
            1,
            Optional.empty(),
            Map.of(),
            Optional.of(new DeviceContext.SiteMap("site.csv", csv)));
    cabinet.started();
    link.newRequests();
    return cabinet;
  }

  @Test
  void a_search_finds_a_cabinet_by_reads_only_and_nothing_else() {
    ScriptedLink link = Cabinets.idle();
    List<Candidate> found = new PowerMagicDriver().probe(link, new AddressRange(1, 3)).toList();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).identity().serialNumber()).contains("PM100K200A0001");
    assertThat(link.requests()).noneMatch(ScriptedLink.Request::writes);
    ScriptedLink other = Cabinets.idle().set(1, 0x0301, 7);
    assertThat(new PowerMagicDriver().probe(other, new AddressRange(1, 1))).isEmpty();
    ScriptedLink unknown = Cabinets.idle().set(1, 0x0000, 0x0207);
    assertThat(new PowerMagicDriver().probe(unknown, new AddressRange(1, 1))).isEmpty();
  }
}
