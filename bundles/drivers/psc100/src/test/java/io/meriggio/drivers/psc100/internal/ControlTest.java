// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.psc100.internal;

import static io.meriggio.drivers.psc100.internal.Plants.command;
import static io.meriggio.drivers.psc100.internal.Plants.confirmed;
import static io.meriggio.drivers.psc100.internal.Plants.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Attempt;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.Frame;
import io.meriggio.testkit.FrameReplay;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames and order are those of OTHER-DEVICES, section 5. */
class ControlTest {

  private static final Duration BUDGET = Duration.ofSeconds(3);

  private static Attempt.Rejected rejected(Attempt attempt, Reason reason) {
    assertThat(attempt).isInstanceOf(Attempt.Rejected.class);
    assertThat(((Attempt.Rejected) attempt).reason()).isEqualTo(reason);
    return (Attempt.Rejected) attempt;
  }

  @Test
  void the_frames_are_those_of_the_document_byte_for_byte() throws Exception {
    List<String> sent = new ArrayList<>();
    ScriptedLink behind = Plants.inverter();
    try (OpenedDevice inverter = Plants.opened(behind, 7, Map.of())) {
      command(inverter, "active_power_limit", Value.of(70));
      inverter.connection().release(BUDGET);
      sent.addAll(Plants.writes(behind));
    }
    ScriptedLink level = Plants.plant();
    try (OpenedDevice plant = Plants.opened(level, 247, Plants.CONFIRMED)) {
      command(plant, "active_power_limit", Value.of(60));
      sent.addAll(Plants.writes(level));
    }
    ScriptedLink chain = Plants.sunSpec();
    try (OpenedDevice plant = Plants.opened(chain, 1, Plants.CONFIRMED)) {
      command(plant, "active_power_limit", Value.of(60));
      sent.addAll(Plants.writes(chain));
    }
    assertThat(sent.get(0)).isEqualTo("07 10 11 05 00 02 04 00 01 02 BC BC 59");
    List<String> printed = new ArrayList<>();
    int[] transactions = {1, 2, 3, 5};
    for (int index = 0; index < transactions.length; index++) {
      printed.add(Frame.asMbap(transactions[index], sent.get(index)));
    }
    assertThat(printed)
        .containsExactly(
            "00 01 00 00 00 0B 07 10 11 05 00 02 04 00 01 02 BC",
            "00 02 00 00 00 0B 07 10 11 05 00 02 04 00 00 03 E8",
            "00 03 00 00 00 0B F7 10 03 01 00 02 04 00 01 02 58",
            "00 05 00 00 00 11 01 10 9D 29 00 05 0A 17 70 00 00 00 78 00 00 00 01");
    assertThat(FrameReplay.resource(getClass(), "documented.frames").recorded()).containsAll(sent);
  }

  @Test
  void a_set_point_of_a_plant_and_what_enables_it_are_one_frame() throws Exception {
    ScriptedLink link = Plants.plant();
    try (OpenedDevice plant = Plants.opened(link, 247, Plants.CONFIRMED)) {
      assertThat(confirmed(command(plant, "reactive_power_percent", Value.of(-20)))).isTrue();
      assertThat(plain(link)).containsExactly("F7 10 03 01 00 03 06 00 02 03 E8 FF 38");
      assertThat(confirmed(command(plant, "power_factor_setpoint", Value.of(-0.95)))).isTrue();
      assertThat(plain(link))
          .as("one of reactive power and power factor only")
          .containsExactly("F7 10 03 01 00 04 08 00 04 03 E8 FF 38 FC 4A");
      assertThat(confirmed(command(plant, "active_power_setpoint", Value.of(1_500_000)))).isTrue();
      assertThat(plain(link))
          .containsExactly("F7 10 03 01 00 07 0E 00 05 03 E8 FF 38 FC 4A 00 00 00 16 E3 60");
      assertThat(plant.connection().keepAlive()).contains(Duration.ofSeconds(20));
    }
  }

  @Test
  void a_limit_in_percent_takes_an_absolute_one_back_in_the_same_frame() throws Exception {
    ScriptedLink link = Plants.plant();
    try (OpenedDevice plant = Plants.opened(link, 247, Plants.CONFIRMED)) {
      command(plant, "active_power_setpoint", Value.of(1_500_000));
      plain(link);
      command(plant, "active_power_limit", Value.of(60));
      assertThat(plain(link))
          .containsExactly("F7 10 03 01 00 07 0E 00 01 02 58 00 00 03 E8 00 00 FF FF FF FF");
    }
  }

  @Test
  void a_plant_that_stays_above_its_limit_is_corrected_after_5_seconds() throws Exception {
    ScriptedLink link = Plants.plant().set(247, 0x0200, "001F 47D0");
    try (OpenedDevice plant = Plants.opened(link, 247, Plants.CONFIRMED)) {
      Attempt attempt = command(plant, "active_power_limit", Value.of(60));
      assertThat(confirmed(attempt)).as("68.3 % flow").isFalse();
      plain(link);
      plant.clock().advance(Duration.ofSeconds(5));
      assertThat(confirmed(attempt)).isFalse();
      assertThat(plain(link)).containsExactly("F7 10 03 01 00 02 04 00 01 02 05");
      link.set(247, 0x0200, "001B 7740");
      plant.clock().advance(Duration.ofSeconds(5));
      assertThat(confirmed(attempt)).isTrue();
      plant.clock().advance(Duration.ofSeconds(10));
      command(plant, "active_power_limit", Value.of(60));
      assertThat(plain(link))
          .as("the corrected limit stays")
          .containsExactly("F7 10 03 01 00 02 04 00 01 02 05");
      link.set(247, 0x0200, "0016 E360");
      command(plant, "active_power_limit", Value.of(60));
      assertThat(plain(link))
          .as("and rises again")
          .containsExactly("F7 10 03 01 00 02 04 00 01 02 58");
    }
  }

  @Test
  void a_watchdog_that_is_off_is_switched_on_and_its_action_stays_the_sites() throws Exception {
    ScriptedLink link = Plants.plant().set(247, 0x030A, 0);
    try (OpenedDevice plant = Plants.opened(link, 247, Plants.CONFIRMED)) {
      command(plant, "active_power_limit", Value.of(60));
      assertThat(plain(link))
          .containsExactly("F7 06 03 0A 00 3C", "F7 10 03 01 00 02 04 00 01 02 58");
    }
  }

  @Test
  void release_takes_back_what_was_sent_in_one_frame_and_nothing_else() throws Exception {
    ScriptedLink link = Plants.plant();
    try (OpenedDevice plant = Plants.opened(link, 247, Plants.CONFIRMED)) {
      plant.connection().release(BUDGET);
      assertThat(plain(link)).isEmpty();
      command(plant, "active_power_limit", Value.of(60));
      command(plant, "reactive_power_percent", Value.of(10));
      plain(link);
      plant.connection().release(BUDGET);
      assertThat(plain(link)).containsExactly("F7 10 03 01 00 03 06 00 00 03 E8 00 00");
      assertThat(plant.connection().keepAlive()).isEmpty();
    }
  }

  @Test
  void a_plant_is_stopped_and_started_and_stays_so() throws Exception {
    ScriptedLink link = Plants.plant();
    try (OpenedDevice plant = Plants.opened(link, 247, Plants.CONFIRMED)) {
      assertThat(confirmed(command(plant, "running", Value.of(true)))).isTrue();
      assertThat(plain(link)).as("it runs already").isEmpty();
      assertThat(confirmed(command(plant, "running", Value.of(false)))).isTrue();
      plant.connection().release(BUDGET);
      assertThat(plain(link)).containsExactly("F7 06 03 00 00 00");
    }
  }

  /** INVERTERS, section 5.2: reactive 20 % and cos phi 0.95 as printed for unit 1, here unit 7. */
  @Test
  void an_inverter_behind_takes_reactive_power_and_power_factor_as_printed() throws Exception {
    ScriptedLink link = Plants.inverter().set(7, 0x1105, 1);
    try (OpenedDevice inverter = Plants.opened(link, 7, Map.of())) {
      command(inverter, "reactive_power_percent", Value.of(20));
      assertThat(plain(link)).containsExactly("07 10 11 05 00 04 08 00 03 03 E8 03 E8 00 C8");
      link.set(7, 0x1108, 0);
      assertThat(confirmed(command(inverter, "power_factor_setpoint", Value.of(0.95)))).isTrue();
      assertThat(plain(link)).containsExactly("07 10 11 05 00 05 0A 00 07 03 E8 03 E8 00 00 00 5F");
    }
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "inverter_comm_loss_action, KEEP_THE_STATE_BEFORE_THE_LOSS, 07 10 10 C0 00 01 02 00 02",
    "inverter_station_watch_enable, ON, 07 10 11 C4 00 01 02 00 01",
    "inverter_station_watch_recovery, MANUAL, 07 10 11 C5 00 01 02 00 01",
    "inverter_station_watch_source, PLC, 07 10 11 C7 00 01 02 00 03"
  })
  void link_loss_and_station_watchdog_are_set_in_words(String id, String word, String frame)
      throws Exception {
    ScriptedLink link = Plants.inverter();
    try (OpenedDevice inverter = Plants.opened(link, 7, Map.of())) {
      assertThat(confirmed(command(inverter, id, Value.of(word)))).isTrue();
      assertThat(plain(link)).containsExactly(frame);
      command(inverter, id, Value.of(word));
      assertThat(plain(link)).as("stored registers are written only when they differ").isEmpty();
    }
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "inverter_comm_loss_timeout, 120, 07 10 10 C1 00 01 02 00 78",
    "inverter_comm_loss_preset, 50, 07 10 10 C2 00 01 02 01 F4",
    "inverter_station_watch_time, 1200, 07 10 11 C6 00 01 02 00 14"
  })
  void link_loss_and_station_watchdog_are_set_in_numbers(String id, double value, String frame)
      throws Exception {
    ScriptedLink link = Plants.inverter();
    try (OpenedDevice inverter = Plants.opened(link, 7, Map.of())) {
      assertThat(confirmed(command(inverter, id, Value.of(value)))).isTrue();
      assertThat(plain(link)).containsExactly(frame);
    }
  }

  @Test
  void sunspec_sends_value_watchdog_and_enable_again_every_minute_and_takes_them_back()
      throws Exception {
    ScriptedLink link = Plants.sunSpec();
    try (OpenedDevice plant = Plants.opened(link, 1, Plants.CONFIRMED)) {
      command(plant, "active_power_limit", Value.of(60));
      assertThat(plant.connection().keepAlive()).contains(Duration.ofSeconds(60));
      plain(link);
      plant.connection().release(BUDGET);
      assertThat(plain(link)).containsExactly("01 10 9D 29 00 05 0A 27 10 00 00 00 00 00 00 00 00");
    }
  }

  @Test
  void sunspec_uses_reactive_power_or_power_factor_and_never_both() throws Exception {
    ScriptedLink link = Plants.sunSpec();
    try (OpenedDevice plant = Plants.opened(link, 1, Plants.CONFIRMED)) {
      assertThat(confirmed(command(plant, "power_factor_setpoint", Value.of(-0.95)))).isTrue();
      assertThat(plain(link)).containsExactly("01 10 9D 2E 00 05 0A FC 4A 00 00 00 78 00 00 00 01");
      assertThat(confirmed(command(plant, "reactive_power_percent", Value.of(20)))).isTrue();
      assertThat(plain(link))
          .containsExactly(
              "01 10 9D 32 00 01 02 00 00",
              "01 10 9D 33 00 08 10 07 D0 00 00 00 00 00 00 00 78 00 00 00 01 00 01");
    }
  }

  @Test
  void the_reference_rows_are_not_written_until_the_site_confirms_them() throws Exception {
    ScriptedLink plantLink = Plants.plant();
    ScriptedLink sunSpecLink = Plants.sunSpec();
    try (OpenedDevice plant = Plants.opened(plantLink, 247, Map.of());
        OpenedDevice sunSpec = Plants.opened(sunSpecLink, 1, Map.of())) {
      for (OpenedDevice each : List.of(plant, sunSpec)) {
        Attempt attempt = command(each, "active_power_limit", Value.of(60));
        assertThat(rejected(attempt, Reason.REFERENCE_MAP).detail().english())
            .contains("mapConfirmed");
      }
      assertThat(plantLink.newRequests()).isEmpty();
      assertThat(sunSpecLink.newRequests()).isEmpty();
    }
  }

  @Test
  void a_power_factor_below_0_8_is_refused() throws Exception {
    ScriptedLink link = Plants.plant();
    try (OpenedDevice plant = Plants.opened(link, 247, Plants.CONFIRMED)) {
      rejected(command(plant, "power_factor_setpoint", Value.of(-0.5)), Reason.OUT_OF_RANGE);
      assertThat(plain(link)).isEmpty();
    }
  }
}
