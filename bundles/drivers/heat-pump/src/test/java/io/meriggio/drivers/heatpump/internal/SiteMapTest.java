// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.heatpump.internal;

import static io.meriggio.drivers.heatpump.internal.HeatPumps.command;
import static io.meriggio.drivers.heatpump.internal.HeatPumps.confirmed;
import static io.meriggio.drivers.heatpump.internal.HeatPumps.writes;
import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Attempt;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.Fault;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The public example of another brand as a site's map, as it is and as the how-to finishes it. */
class SiteMapTest {

  private static final Path HOW_TO =
      Path.of("..", "..", "..", "docs", "how-to", "heat-pump-map.md");

  /** Zone 1 at 35 °C, zone 2 at 30 °C, hot water on, no room sensor. */
  private static ScriptedLink unit() {
    ScriptedLink link = new ScriptedLink();
    return link.set(1, 0x0000, new int[6])
        .set(1, 0x0064, new int[0x0093 - 0x0064])
        .set(1, 0x0000, 0x0007, 3, 0x1E23, 42, 48, 0x0040)
        .set(1, 0x0064, 52, 3, 640)
        .set(1, 0x0068, 30, 35, 36, 0xFFFD, 71, 0xFFFB, 35)
        .set(1, 0x0072, 127, 47)
        .set(1, 0x0076, 8, 230)
        .set(1, 0x007C, 0)
        .set(1, 0x0082, 17)
        .set(1, 0x008F, 0x0000, 0x04D2, 0x0000, 0x10E1);
  }

  private static OpenedDevice opened(ScriptedLink link, String csv) throws Exception {
    OpenedDevice device =
        new OpenedDevice(
            new HeatPumpDriver(),
            link,
            1,
            Optional.empty(),
            Map.of(),
            Optional.of(new DeviceContext.SiteMap("midea.csv", csv)));
    device.started();
    link.newRequests();
    return device;
  }

  private static String example() throws IOException {
    try (InputStream in = SiteMapTest.class.getResourceAsStream("heat-pump-midea-example.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The finished map, as the how-to prints it. */
  private static String howTo() throws IOException {
    String text = Files.readString(HOW_TO);
    int from = text.indexOf("```csv\naddress,") + "```csv\n".length();
    return text.substring(from, text.indexOf("```", from));
  }

  @Test
  void the_example_works_as_it_is() throws Exception {
    ScriptedLink link = unit();
    try (OpenedDevice pump = opened(link, example())) {
      assertThat(pump.number("water_outlet_temperature")).isEqualTo(35);
      assertThat(pump.number("outdoor_temperature")).isEqualTo(-3);
      assertThat(pump.number("dhw_temperature")).isEqualTo(47);
      assertThat(pump.number("room_setpoint")).isEqualTo(21);
      assertThat(pump.number("energy_electric_total")).isEqualTo(1_234_000);
      assertThat(pump.reading("status").value()).contains(Value.of("HEATING"));
      assertThat(confirmed(command(pump, "dhw_setpoint", Value.of(50)))).isTrue();
      assertThat(writes(link)).hasSize(1).allMatch(f -> f.startsWith("01 10 00 04 00 01 02 00 32"));
    }
  }

  @Test
  void two_zones_in_one_register_without_a_mask_are_no_temperature_and_never_written()
      throws Exception {
    ScriptedLink link = unit();
    try (OpenedDevice pump = opened(link, example())) {
      assertThat(pump.reading("heating_setpoint").reason()).isEqualTo(Reason.OUT_OF_RANGE);
      Attempt attempt = command(pump, "heating_setpoint", Value.of(40));
      assertThat(((Attempt.Rejected) attempt).reason()).isEqualTo(Reason.NOT_WRITABLE);
      assertThat(link.newRequests()).isEmpty();
    }
  }

  @Test
  void half_a_degree_is_refused_where_the_register_holds_whole_ones() throws Exception {
    for (String map : List.of(example(), howTo())) {
      try (OpenedDevice pump = opened(unit(), map)) {
        Attempt attempt = command(pump, "dhw_setpoint", Value.of(50.5));
        assertThat(((Attempt.Rejected) attempt).reason()).isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(confirmed(command(pump, "room_setpoint", Value.of(21.5)))).isTrue();
      }
    }
  }

  @Test
  void the_map_of_the_how_to_reads_both_zones_and_hot_water_as_a_switch() throws Exception {
    try (OpenedDevice pump = opened(unit(), howTo())) {
      assertThat(pump.number("heating_setpoint")).isEqualTo(35);
      assertThat(pump.number("heating_setpoint_zone_2")).isEqualTo(30);
      assertThat(pump.reading("dhw_on").value()).contains(Value.of(true));
      assertThat(pump.reading("room_temperature").reason()).isEqualTo(Reason.NOT_PRESENT);
      assertThat(pump.reading("operating_mode").value()).contains(Value.of("HEAT"));
      assertThat(pump.reading("fault").value()).contains(new Value.Faults(List.of()));
    }
  }

  @Test
  void the_map_of_the_how_to_writes_one_bit_and_one_byte_and_leaves_the_rest() throws Exception {
    ScriptedLink link = unit();
    try (OpenedDevice pump = opened(link, howTo())) {
      assertThat(confirmed(command(pump, "dhw_on", Value.of(false)))).isTrue();
      pump.clock().advance(Duration.ofMinutes(1));
      assertThat(confirmed(command(pump, "heating_setpoint", Value.of(40)))).isTrue();
      assertThat(link.register(1, 0x0000)).contains(0x0003);
      assertThat(link.register(1, 0x0002)).contains(0x1E28);
      assertThat(writes(link)).hasSize(2);
    }
  }

  @Test
  void a_fault_code_is_told_as_a_code() throws Exception {
    try (OpenedDevice pump = opened(unit().set(1, 0x007C, 5), howTo())) {
      Value.Faults faults = (Value.Faults) pump.reading("fault").value().orElseThrow();
      assertThat(faults.faults()).extracting(Fault::code).containsExactly("5");
    }
  }

  @Test
  void the_how_to_leaves_out_nothing_that_the_example_has() throws Exception {
    String finished = howTo();
    List<String> missing =
        example()
            .lines()
            .skip(1)
            .map(line -> line.substring(0, 6))
            .filter(address -> !finished.contains("\n" + address))
            .collect(Collectors.toList());
    assertThat(missing).isEmpty();
  }
}
