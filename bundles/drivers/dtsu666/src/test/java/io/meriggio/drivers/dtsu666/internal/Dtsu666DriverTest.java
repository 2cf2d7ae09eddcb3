// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.dtsu666.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.device.AddressRange;
import io.meriggio.device.Candidate;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.PollClass;
import io.meriggio.device.Quality;
import io.meriggio.device.Reason;
import io.meriggio.modbus.RegisterRow;
import io.meriggio.modbus.RegisterType;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.TestCycle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Dtsu666DriverTest {

  private static final Map<String, String> NO_SETTINGS = Map.of();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DTSU666",
        "DTSU666-OEM",
        "DTSU666-2016",
        "DTSU666-H",
        "DTSU666-H-HUAWEI",
        "DDSU666"
      })
  void every_layout_is_found_by_itself_and_gives_the_same_values(String model) throws Exception {
    try (OpenedDevice meter = Meters.open(Meters.of(model), "auto", NO_SETTINGS)) {
      assertThat(meter.connection().identify().model()).contains(model);
      meter.connection().poll(TestCycle.full());
      assertThat(meter.number("voltage_l1")).isCloseTo(230, within(0.01));
      assertThat(meter.number("current_l1")).isCloseTo(5.5, within(0.001));
      assertThat(meter.number("frequency")).isCloseTo(50, within(0.001));
      assertThat(meter.number("grid_power")).isCloseTo(-1234, within(0.1));
      assertThat(meter.number("reactive_power")).isCloseTo(-1234, within(0.1));
      assertThat(meter.number("power_factor")).isCloseTo(0.97, within(0.001));
      assertThat(meter.number("energy_import_total")).isCloseTo(4_321_500, within(10.0));
      assertThat(meter.number("energy_export_total")).isCloseTo(4_321_500, within(10.0));
    }
  }

  @ParameterizedTest
  @CsvSource({"word-swapped", "byte-swapped", "little"})
  void a_meter_that_sends_its_words_in_another_order_is_understood(String order) throws Exception {
    ScriptedLink link = Meters.of("DTSU666");
    for (RegisterRow row : Dtsu666Driver.MAP.profile("DTSU666").rows()) {
      if (row.type() == RegisterType.F32) {
        int high = link.register(Meters.UNIT, row.address()).orElseThrow();
        int low = link.register(Meters.UNIT, row.address() + 1).orElseThrow();
        boolean words = !order.equals("byte-swapped");
        boolean bytes = !order.equals("word-swapped");
        link.set(
            Meters.UNIT,
            row.address(),
            bytes ? turned(words ? low : high) : words ? low : high,
            bytes ? turned(words ? high : low) : words ? high : low);
      }
    }
    try (OpenedDevice meter = Meters.open(link, "auto", NO_SETTINGS).started()) {
      assertThat(meter.number("grid_power")).isCloseTo(-1234, within(0.1));
      assertThat(meter.number("energy_import_total")).isCloseTo(4_321_500, within(10.0));
    }
  }

  private static int turned(int register) {
    return (register & 0xFF) << 8 | register >>> 8;
  }

  @Test
  void an_answer_without_mains_voltage_and_frequency_is_not_a_meter() throws Exception {
    // one unit answers unmapped reads with an ascending byte pattern
    ScriptedLink link = new ScriptedLink();
    for (int address = 0; address < 0x5000; address++) {
      link.set(Meters.UNIT, address, 0x0001 + 0x0202 * (address % 127));
    }
    try (OpenedDevice meter = Meters.open(link, "auto", NO_SETTINGS)) {
      assertThatThrownBy(() -> meter.connection().identify())
          .isInstanceOfSatisfying(
              DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_FAMILY))
          .hasMessageContaining("50 to 500 V")
          .hasMessageContaining("DTSU666-H shows");
    }
  }

  @Test
  void a_configured_layout_that_does_not_fit_is_refused() throws Exception {
    try (OpenedDevice meter = Meters.open(Meters.of("DTSU666"), "DTSU666-H", NO_SETTINGS)) {
      assertThatThrownBy(() -> meter.connection().identify())
          .hasMessageContaining("DTSU666-H shows 2300.0 V");
    }
    try (OpenedDevice meter = Meters.open(Meters.of("DTSU666"), "DTSU667", NO_SETTINGS)) {
      assertThatThrownBy(() -> meter.connection().identify())
          .isInstanceOfSatisfying(
              DeviceException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.BAD_CONFIGURATION))
          .hasMessageContaining("found 'DTSU667', allowed: auto, DTSU666");
    }
  }

  @Test
  void a_meter_without_voltage_on_its_first_phase_is_known_by_another() throws Exception {
    ScriptedLink link = Meters.of("DTSU666").setFloat(Meters.UNIT, 0x2006, 0);
    link.setFloat(Meters.UNIT, 0x2000, 0);
    try (OpenedDevice meter = Meters.open(link, "auto", NO_SETTINGS).started()) {
      assertThat(meter.number("voltage_l1")).isZero();
      assertThat(meter.number("grid_power")).isCloseTo(-1234, within(0.1));
    }
  }

  @Test
  void frequency_in_hundredths_is_understood_on_H_firmware() throws Exception {
    ScriptedLink link = Meters.of("DTSU666-H").setFloat(Meters.UNIT, 0x2044, 4998);
    try (OpenedDevice meter = Meters.open(link, "auto", NO_SETTINGS).started()) {
      assertThat(meter.number("frequency")).isCloseTo(49.98, within(1e-6));
    }
  }

  @Test
  void the_energy_of_one_H_unit_is_found_at_its_other_place() throws Exception {
    ScriptedLink link = Meters.of("DTSU666-H").setFloat(Meters.UNIT, 0x401E, -1e20);
    try (OpenedDevice meter = Meters.open(link, "auto", NO_SETTINGS).started()) {
      assertThat(meter.number("energy_import_total")).isCloseTo(4_321_500, within(10.0));
      assertThat(meter.readings()).doesNotContainKey("energy_import_total_alt");
    }
  }

  @Test
  void no_read_is_above_34_registers_or_starts_odd_or_cuts_a_float() throws Exception {
    for (String model : Dtsu666Driver.MAP.models()) {
      for (double perRegister : new double[] {0, 0.002}) {
        ScriptedLink link = Meters.of(model).cost(0.03, perRegister);
        try (OpenedDevice meter = Meters.open(link, model, NO_SETTINGS).started()) {
          assertThat(meter.readings()).isNotEmpty();
          for (ScriptedLink.Request request : link.requests()) {
            assertThat(request.function()).isEqualTo(3);
            assertThat(request.count()).as(request.toString()).isLessThanOrEqualTo(34);
            assertThat(request.address() % 2).as(request.toString()).isZero();
            wholeFloats(model, request);
          }
        }
      }
    }
  }

  private static void wholeFloats(String model, ScriptedLink.Request request) {
    for (RegisterRow row : Dtsu666Driver.MAP.profile(model).rows()) {
      boolean touched = row.address() <= request.last() && row.last() >= request.address();
      if (row.type() == RegisterType.F32 && touched) {
        assertThat(row.address()).as(request.toString()).isGreaterThanOrEqualTo(request.address());
        assertThat(row.last()).as(request.toString()).isLessThanOrEqualTo(request.last());
      }
    }
  }

  @Test
  void measurements_are_read_each_second_energies_each_minute_parameters_once() {
    Dtsu666Driver driver = new Dtsu666Driver();
    assertThat(driver.description().pollPeriod()).isEqualTo(Duration.ofSeconds(1));
    driver
        .description()
        .points()
        .forEach(
            point -> {
              PollClass expected =
                  point.id().contains("energy_") && !point.id().equals("energy_reset")
                      ? PollClass.SLOW
                      : point
                              .id()
                              .matches(
                                  "(grid|reactive|apparent|active|power|voltage|current)_.*|frequency")
                          ? PollClass.FAST
                          : PollClass.ONCE;
              assertThat(point.pollClass()).as(point.id()).isEqualTo(expected);
            });
    assertThat(PollClass.SLOW.period(Duration.ofSeconds(1))).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void live_values_go_before_energies_on_the_line() throws Exception {
    ScriptedLink link = Meters.of("DTSU666");
    try (OpenedDevice meter = Meters.open(link, "DTSU666", NO_SETTINGS)) {
      meter.connection().identify();
      link.newRequests();
      meter.poll(TestCycle.of(PollClass.FAST, PollClass.SLOW));
      List<ScriptedLink.Request> requests = link.newRequests();
      assertThat(requests).isNotEmpty();
      for (ScriptedLink.Request request : requests) {
        Turn expected = request.address() >= 0x2000 ? Turn.FAST_POLL : Turn.SLOW_POLL;
        assertThat(request.turn()).isEqualTo(expected);
      }
      assertThat(requests.get(0).turn()).isEqualTo(Turn.FAST_POLL);
    }
  }

  @Test
  void inverted_arrows_turn_powers_and_exchange_the_counters() throws Exception {
    ScriptedLink link = Meters.of("DTSU666").setFloat(Meters.UNIT, 0x1028, 10);
    Map<String, String> settings = Map.of("invertSign", "true");
    try (OpenedDevice meter = Meters.open(link, "auto", settings).started()) {
      assertThat(meter.number("grid_power")).isCloseTo(1234, within(0.1));
      assertThat(meter.number("grid_power_l2")).isCloseTo(1234, within(0.1));
      assertThat(meter.number("reactive_power_l3")).isCloseTo(1234, within(0.1));
      assertThat(meter.number("apparent_power")).isCloseTo(1234, within(0.1));
      assertThat(meter.number("energy_import_total")).isCloseTo(10_000, within(0.1));
      assertThat(meter.number("energy_export_total")).isCloseTo(4_321_500, within(10.0));
    }
  }

  @Test
  void an_unknown_ratio_makes_what_needs_it_uncertain_and_nothing_else() throws Exception {
    ScriptedLink link = Meters.ratios(Meters.of("DTSU666"), 40, 10);
    try (OpenedDevice meter = Meters.open(link, "auto", NO_SETTINGS).started()) {
      for (String id :
          List.of("grid_power", "grid_power_l1", "current_l1", "energy_import_total")) {
        assertThat(meter.reading(id).quality()).as(id).isEqualTo(Quality.UNCERTAIN);
        assertThat(meter.reading(id).reason()).as(id).isEqualTo(Reason.UNCONFIRMED);
      }
      for (String id : List.of("voltage_l1", "frequency", "power_factor", "ct_ratio")) {
        assertThat(meter.reading(id).quality()).as(id).isEqualTo(Quality.GOOD);
      }
      assertThat(meter.number("grid_power")).isCloseTo(-1234, within(0.1));
    }
  }

  @ParameterizedTest
  @CsvSource({"true, -1234, 5.5, 4321500", "false, -49360, 220, 172860000"})
  void the_setting_decides_where_nothing_else_does(
      String applied, double power, double current, double energy) throws Exception {
    ScriptedLink link = Meters.ratios(Meters.of("DTSU666"), 40, 10);
    Map<String, String> settings = Map.of("ctRatioAppliedByMeter", applied);
    try (OpenedDevice meter = Meters.open(link, "auto", settings).started()) {
      assertThat(meter.number("grid_power")).isCloseTo(power, within(1.0));
      assertThat(meter.number("current_l1")).isCloseTo(current, within(0.01));
      assertThat(meter.number("energy_import_total")).isCloseTo(energy, within(500.0));
      assertThat(meter.number("voltage_l1")).isCloseTo(230, within(0.01));
      assertThat(meter.reading("grid_power").quality()).isEqualTo(Quality.GOOD);
    }
  }

  @Test
  void the_2016_layout_is_secondary() throws Exception {
    ScriptedLink link = Meters.ratios(Meters.of("DTSU666-2016"), 40, 10);
    try (OpenedDevice meter = Meters.open(link, "auto", NO_SETTINGS).started()) {
      assertThat(meter.number("grid_power")).isCloseTo(-49360, within(1.0));
      assertThat(meter.reading("grid_power").quality()).isEqualTo(Quality.GOOD);
    }
  }

  @Test
  void the_primary_block_decides_once_the_power_exceeds_200_W() throws Exception {
    ScriptedLink link = Meters.ratios(Meters.of("DTSU666"), 40, 10);
    link.setFloat(Meters.UNIT, 0x2012, -40).setFloat(Meters.UNIT, 0x151C, -0.160);
    try (OpenedDevice meter = Meters.open(link, "DTSU666", NO_SETTINGS).started()) {
      assertThat(meter.reading("grid_power").reason()).isEqualTo(Reason.UNCONFIRMED);
      link.setFloat(Meters.UNIT, 0x2012, -1512).setFloat(Meters.UNIT, 0x151C, -6.048);
      meter.poll(TestCycle.of(PollClass.FAST));
      meter.poll(TestCycle.of(PollClass.FAST));
      assertThat(meter.reading("grid_power").quality()).isEqualTo(Quality.GOOD);
      assertThat(meter.number("grid_power")).isCloseTo(6048, within(0.1));
      meter.connection().identify();
      meter.poll(TestCycle.of(PollClass.FAST));
      assertThat(meter.number("grid_power")).isCloseTo(6048, within(0.1));
    }
  }

  @Test
  void the_primary_block_is_not_asked_for_when_the_meter_refused_it() throws Exception {
    ScriptedLink link = Meters.ratios(Meters.of("DTSU666"), 40, 10);
    try (OpenedDevice meter = Meters.open(link, "DTSU666", NO_SETTINGS).started()) {
      link.newRequests();
      meter.clock().advance(Duration.ofMinutes(1));
      meter.poll(TestCycle.of(PollClass.FAST));
      meter.clock().advance(Duration.ofMinutes(1));
      meter.poll(TestCycle.of(PollClass.FAST));
      assertThat(link.newRequests()).noneMatch(request -> request.address() == 0x151C);
      assertThat(meter.reading("grid_power").reason()).isEqualTo(Reason.UNCONFIRMED);
    }
  }

  @Test
  void nothing_can_be_commanded_least_of_all_the_energy_reset() {
    assertThat(new Dtsu666Driver().description().points())
        .extracting(io.meriggio.device.Point::id)
        .contains("energy_reset");
    assertThat(new Dtsu666Driver().description().points())
        .allMatch(point -> point.command().isEmpty());
  }

  @Test
  void a_map_of_the_site_takes_the_place_of_the_built_in_one() throws Exception {
    String map =
        "address,count,type,endian,scale,unit,access,function,name,channel,meaning,models,source,"
            + "confidence\n"
            + "0x0100,1,u16,big,0.1,V,ro,03,u,voltage_l1,,RESOLD,site,single\n"
            + "0x0101,1,u16,big,0.01,Hz,ro,03,f,frequency,,RESOLD,site,single\n"
            + "0x0102,2,i32,big,1,W,ro,03,p,grid_power,,RESOLD,site,single\n";
    ScriptedLink link = new ScriptedLink().set(Meters.UNIT, 0x0100, 2304, 5001, 0xFFFF, 0xFF38);
    try (OpenedDevice meter =
        new OpenedDevice(
                new Dtsu666Driver(),
                link,
                Meters.UNIT,
                Optional.empty(),
                NO_SETTINGS,
                Optional.of(new DeviceContext.SiteMap("resold.csv", map)))
            .started()) {
      assertThat(meter.readings()).containsOnlyKeys("voltage_l1", "frequency", "grid_power");
      assertThat(meter.number("voltage_l1")).isEqualTo(230.4);
      assertThat(meter.number("grid_power")).isEqualTo(200);
    }
  }

  @Test
  void discovery_finds_the_meter_with_reads_only() {
    ScriptedLink link = Meters.of("DTSU666").silent(request -> request.unit() != Meters.UNIT);
    List<Candidate> found = new Dtsu666Driver().probe(link, new AddressRange(30, 34)).toList();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).unit()).isEqualTo(Meters.UNIT);
    assertThat(found.get(0).why().english()).isEqualTo("DTSU666 shows 230.0 V and 50.0 Hz");
    assertThat(link.requests()).allMatch(request -> request.turn() == Turn.PROBE);
    assertThat(link.requests()).noneMatch(ScriptedLink.Request::writes);
  }
}
