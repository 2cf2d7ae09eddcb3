// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.powermagic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.Frame;
import io.meriggio.testkit.FrameReplay;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.ScriptedLink.Request;
import io.meriggio.testkit.TestCycle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sequence and the frames are those of OTHER-DEVICES, section 3. */
class ControlTest {

  private static final String WATCHDOG_60 = "01 06 04 0F 00 3C";
  private static final String BACK_BY_ITSELF = "01 06 04 10 00 02";
  private static final String REMOTE_DISPATCH = "01 06 04 00 00 04";
  private static final String RUN = "01 06 04 01 00 01";
  private static final String DISCHARGE_50_KW = "01 10 04 02 00 02 04 00 00 C3 50";
  private static final String CHARGE_30_KW = "01 10 04 02 00 02 04 FF FF 8A D0";
  private static final String NO_POWER = "01 10 04 02 00 02 04 00 00 00 00";
  private static final String SELF_CONSUMPTION = "01 06 04 00 00 01";

  private static Attempt command(OpenedDevice cabinet, String id, Value value) throws Exception {
    return cabinet.connection().execute(OpenedDevice.command(id, value));
  }

  private static Attempt power(OpenedDevice cabinet, double watts) throws Exception {
    return command(cabinet, "battery_power_setpoint", Value.of(watts));
  }

  private static boolean confirmed(Attempt attempt) throws Exception {
    return ((Attempt.Accepted) attempt).confirmation().confirmed();
  }

  private static Attempt.Rejected rejected(Attempt attempt, Reason reason) {
    assertThat(attempt).isInstanceOf(Attempt.Rejected.class);
    assertThat(((Attempt.Rejected) attempt).reason()).isEqualTo(reason);
    return (Attempt.Rejected) attempt;
  }

  @Test
  void a_set_point_takes_the_cabinet_over_in_the_documented_order() throws Exception {
    ScriptedLink link = Cabinets.obeying();
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      Attempt attempt = power(cabinet, 50_000);
      List<Request> requests = link.requests();
      assertThat(requests.get(0).writes()).as("the state is read first").isFalse();
      assertThat(Cabinets.writes(link))
          .containsExactly(WATCHDOG_60, BACK_BY_ITSELF, REMOTE_DISPATCH, RUN, DISCHARGE_50_KW);
      assertThat(confirmed(attempt)).isTrue();
      assertThat(cabinet.connection().keepAlive()).contains(Duration.ofSeconds(20));
    }
  }

  @Test
  void the_frames_are_those_of_the_document_byte_for_byte() throws Exception {
    ScriptedLink link = Cabinets.obeying();
    List<String> frames = new ArrayList<>();
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      power(cabinet, 50_000);
      power(cabinet, -30_000);
      link.newRequests().stream().filter(Request::writes).map(Request::frame).forEach(frames::add);
    }
    FrameReplay recorded = FrameReplay.resource(getClass(), "documented.frames");
    assertThat(frames).containsAll(recorded.recorded().subList(1, 5));
    assertThat(frames.stream().map(frame -> Frame.asMbap(2, frame)))
        .contains("00 02 00 00 00 06 01 06 04 00 00 04");
    assertThat(frames.stream().map(frame -> Frame.asMbap(3, frame)))
        .contains("00 03 00 00 00 06 01 06 04 0F 00 3C");
    assertThat(frames.stream().map(frame -> Frame.asMbap(4, frame)))
        .contains("00 04 00 00 00 0B 01 10 04 02 00 02 04 00 00 C3 50");
    assertThat(frames.stream().map(frame -> Frame.asMbap(5, frame)))
        .contains("00 05 00 00 00 0B 01 10 04 02 00 02 04 FF FF 8A D0");
  }

  @Test
  void the_same_set_point_again_is_only_the_set_point() throws Exception {
    ScriptedLink link = Cabinets.obeying();
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      power(cabinet, -30_000);
      Cabinets.writes(link);
      assertThat(confirmed(power(cabinet, -30_000))).isTrue();
      assertThat(Cabinets.writes(link)).containsExactly(CHARGE_30_KW);
    }
  }

  @Test
  void a_cabinet_whose_watchdog_has_expired_is_taken_over_again() throws Exception {
    ScriptedLink link = Cabinets.obeying();
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      power(cabinet, -30_000);
      link.set(1, 0x0101, 1).set(1, 0x0400, 1).newRequests();
      power(cabinet, -30_000);
      assertThat(Cabinets.writes(link))
          .containsExactly(WATCHDOG_60, BACK_BY_ITSELF, REMOTE_DISPATCH, RUN, CHARGE_30_KW);
    }
  }

  @Test
  void a_person_who_takes_the_cabinet_back_is_not_fought() throws Exception {
    ScriptedLink link = Cabinets.obeying();
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      power(cabinet, -30_000);
      link.set(1, 0x0101, 0).newRequests();
      rejected(power(cabinet, -30_000), Reason.NOT_ALLOWED);
      link.set(1, 0x0101, 4).set(1, 0x0401, 0);
      rejected(power(cabinet, -30_000), Reason.NOT_ALLOWED);
      assertThat(Cabinets.writes(link)).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0} W")
  @CsvSource({"50001, 50000.0", "-60001, 0", "60001, 60000.0", "-50001, 50000.0"})
  void more_than_the_cabinet_can_at_present_is_refused_with_what_it_can(
      double watts, String allowed) throws Exception {
    ScriptedLink link = Cabinets.obeying();
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      boolean possible = watts <= 60_000 && watts >= -50_000;
      Attempt attempt = power(cabinet, watts);
      if (possible) {
        assertThat(attempt).isInstanceOf(Attempt.Accepted.class);
      } else {
        assertThat(rejected(attempt, Reason.OUT_OF_RANGE).detail().english()).contains(allowed);
        assertThat(Cabinets.writes(link)).isEmpty();
      }
    }
  }

  @Test
  void a_running_set_point_sinks_with_what_the_cabinet_can() throws Exception {
    ScriptedLink link = Cabinets.obeying();
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      power(cabinet, 50_000);
      link.set(1, 0x030A, 0x0000, 0x2710).newRequests();
      assertThat(confirmed(power(cabinet, 50_000))).isTrue();
      assertThat(Cabinets.writes(link)).containsExactly("01 10 04 02 00 02 04 00 00 27 10");
    }
  }

  @Test
  void leaving_idles_waits_until_less_than_2_percent_flow_and_gives_the_mode_back()
      throws Exception {
    ScriptedLink link = Cabinets.idle().set(1, 0x0101, 3).set(1, 0x0400, 3);
    link.reacting(
        request -> {
          if (request.writes() && request.address() == 0x0400) {
            link.set(1, 0x0101, request.values().get(0));
          }
        });
    int[] running = {50_000, 20_000, 2_000, 1_999};
    int[] pauses = {0};
    Pause ramp = span -> link.set(1, Cabinets.AC_POWER, 0, running[++pauses[0]]);
    try (OpenedDevice cabinet = Cabinets.opened(link, Cabinets.CONFIRMED, ramp)) {
      power(cabinet, 50_000);
      link.set(1, Cabinets.AC_POWER, 0, running[0]).newRequests();
      cabinet.connection().release(Cabinets.budget());
      assertThat(Cabinets.writes(link)).containsExactly(NO_POWER, "01 06 04 00 00 03");
      assertThat(pauses[0]).isEqualTo(3);
      assertThat(cabinet.connection().keepAlive()).isEmpty();
    }
  }

  @Test
  void leaving_ends_within_its_budget_though_power_still_flows() throws Exception {
    ScriptedLink link = Cabinets.idle().set(1, Cabinets.AC_POWER, 0, 50_000);
    List<Duration> pauses = new ArrayList<>();
    try (OpenedDevice cabinet = Cabinets.opened(link, Cabinets.CONFIRMED, pauses::add)) {
      power(cabinet, 50_000);
      link.newRequests();
      cabinet.connection().release(Duration.ofSeconds(3));
      assertThat(Cabinets.writes(link)).containsExactly(NO_POWER, SELF_CONSUMPTION);
      assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
          .isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void a_cabinet_that_was_never_commanded_is_not_written_when_it_is_released() throws Exception {
    ScriptedLink link = Cabinets.obeying();
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      cabinet.connection().release(Cabinets.budget());
      assertThat(link.newRequests()).isEmpty();
    }
  }

  @Test
  void self_consumption_by_command_waits_for_the_power_to_run_down() throws Exception {
    ScriptedLink link = Cabinets.obeying();
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      power(cabinet, 50_000);
      Cabinets.writes(link);
      Attempt attempt = command(cabinet, "storage_mode", Value.of("SELF_CONSUMPTION"));
      link.set(1, Cabinets.AC_POWER, 0, 30_000);
      assertThat(confirmed(attempt)).isFalse();
      assertThat(Cabinets.writes(link)).containsExactly(NO_POWER);
      link.set(1, Cabinets.AC_POWER, 0, 1_000);
      assertThat(confirmed(attempt)).isTrue();
      assertThat(Cabinets.writes(link)).containsExactly(SELF_CONSUMPTION);
    }
  }

  @Test
  void forced_without_a_set_point_is_idle() throws Exception {
    ScriptedLink link = Cabinets.obeying().set(1, 0x0402, 0x0000, 0x7530);
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      assertThat(confirmed(command(cabinet, "storage_mode", Value.of("FORCED")))).isTrue();
      assertThat(Cabinets.writes(link))
          .containsExactly(WATCHDOG_60, BACK_BY_ITSELF, REMOTE_DISPATCH, RUN, NO_POWER);
    }
  }

  @Test
  void reactive_power_is_one_frame_of_two_words_and_a_mode() throws Exception {
    ScriptedLink link = Cabinets.obeying();
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      power(cabinet, 50_000);
      Cabinets.writes(link);
      assertThat(confirmed(command(cabinet, "reactive_power_setpoint", Value.of(-10_000))))
          .isTrue();
      assertThat(Cabinets.writes(link))
          .containsExactly(
              DISCHARGE_50_KW, "01 10 04 04 00 02 04 FF FF D8 F0", "01 06 04 06 00 01");
      command(cabinet, "power_factor_setpoint", Value.of(-0.95));
      assertThat(Cabinets.writes(link))
          .containsExactly(DISCHARGE_50_KW, "01 06 04 07 FC 4A", "01 06 04 06 00 02");
      cabinet.connection().release(Cabinets.budget());
      assertThat(Cabinets.writes(link))
          .containsExactly(NO_POWER, "01 06 04 06 00 00", SELF_CONSUMPTION);
    }
  }

  @Test
  void a_power_factor_below_0_8_is_refused() throws Exception {
    ScriptedLink link = Cabinets.obeying();
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      rejected(command(cabinet, "power_factor_setpoint", Value.of(0.5)), Reason.OUT_OF_RANGE);
      assertThat(Cabinets.writes(link)).isEmpty();
    }
  }

  @Test
  void an_export_limit_is_put_back_and_leaves_the_mode_alone() throws Exception {
    ScriptedLink link = Cabinets.obeying();
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      assertThat(confirmed(command(cabinet, "export_limit_power", Value.of(0)))).isTrue();
      assertThat(Cabinets.writes(link)).containsExactly("01 10 04 0A 00 02 04 00 00 00 00");
      assertThat(confirmed(command(cabinet, "export_limit_power", Value.of(-1)))).isTrue();
      cabinet.connection().release(Cabinets.budget());
      assertThat(Cabinets.writes(link))
          .containsExactly("01 10 04 0A 00 02 04 FF FF FF FF", "01 10 04 0A 00 02 04 FF FF FF FF");
    }
  }

  @Test
  void running_is_switched_by_itself_and_idles_a_set_point_first() throws Exception {
    ScriptedLink link = Cabinets.obeying();
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      assertThat(confirmed(command(cabinet, "running", Value.of(false)))).isTrue();
      assertThat(Cabinets.writes(link)).containsExactly("01 06 04 01 00 00");
      power(cabinet, 50_000);
      Cabinets.writes(link);
      command(cabinet, "running", Value.of(false));
      assertThat(Cabinets.writes(link)).containsExactly(NO_POWER, "01 06 04 01 00 00");
    }
  }

  @Test
  void the_watchdog_of_a_site_is_kept_when_the_cabinet_is_taken_over() throws Exception {
    ScriptedLink link = Cabinets.obeying();
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      assertThat(confirmed(command(cabinet, "watchdog_timeout", Value.of(120)))).isTrue();
      Cabinets.writes(link);
      power(cabinet, 50_000);
      assertThat(Cabinets.writes(link)).startsWith("01 06 04 0F 00 78");
    }
  }

  @ParameterizedTest(name = "bit {0}: {1}")
  @CsvSource({
    "0, Fire alarm",
    "1, Aerosol/extinguisher released",
    "2, Flood",
    "3, Door open",
    "5, Emergency stop",
    "7, Smoke",
    "8, Combustible gas"
  })
  void a_danger_takes_no_command_and_is_told(int bit, String told) throws Exception {
    ScriptedLink link = Cabinets.obeying().set(1, 0x0105, 1 << bit);
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      Map<String, Value> commands =
          Map.of(
              "battery_power_setpoint", Value.of(1000),
              "storage_mode", Value.of("FORCED"),
              "running", Value.of(true),
              "export_limit_power", Value.of(0),
              "watchdog_timeout", Value.of(60));
      for (Map.Entry<String, Value> each : commands.entrySet()) {
        Attempt attempt = command(cabinet, each.getKey(), each.getValue());
        assertThat(rejected(attempt, Reason.NOT_ALLOWED).detail().english()).contains(told);
      }
      assertThat(Cabinets.writes(link)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"6, MAINTENANCE", "7, EMERGENCY_STOP"})
  void a_state_that_forbids_commands_is_told(int state, String told) throws Exception {
    ScriptedLink link = Cabinets.obeying().set(1, 0x0100, state);
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      assertThat(rejected(power(cabinet, 1000), Reason.NOT_ALLOWED).detail().english())
          .contains(told);
    }
  }

  @Test
  void other_alarms_do_not_forbid_commands() throws Exception {
    ScriptedLink link = Cabinets.obeying().set(1, 0x0104, 0x0800, 0x0050);
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      assertThat(power(cabinet, 1000)).isInstanceOf(Attempt.Accepted.class);
    }
  }

  @Test
  void a_danger_while_commanded_sends_set_point_0_once_and_then_nothing() throws Exception {
    ScriptedLink link = Cabinets.obeying();
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      power(cabinet, 50_000);
      link.set(1, 0x0105, 4).newRequests();
      cabinet.poll(TestCycle.full());
      cabinet.poll(TestCycle.full());
      rejected(power(cabinet, 50_000), Reason.NOT_ALLOWED);
      assertThatThrownBy(() -> cabinet.connection().release(Cabinets.budget()))
          .isInstanceOfSatisfying(
              DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_ALLOWED))
          .hasMessageContaining("Flood");
      assertThat(Cabinets.writes(link)).containsExactly(NO_POWER);
      link.set(1, 0x0105, 0);
      cabinet.connection().release(Cabinets.budget());
      assertThat(Cabinets.writes(link)).containsExactly(NO_POWER, SELF_CONSUMPTION);
    }
  }

  @Test
  void the_reference_map_is_not_written_until_the_site_confirms_it() throws Exception {
    ScriptedLink link = Cabinets.obeying();
    try (OpenedDevice cabinet = Cabinets.opened(link, Map.of(), span -> {})) {
      for (String id : List.of("battery_power_setpoint", "export_limit_power")) {
        Attempt attempt = command(cabinet, id, Value.of(0));
        assertThat(rejected(attempt, Reason.REFERENCE_MAP).detail().english())
            .contains("mapConfirmed");
      }
      assertThat(link.newRequests()).isEmpty();
    }
  }

  @Test
  void what_does_not_go_together_is_refused() throws Exception {
    ScriptedLink link = Cabinets.obeying();
    try (OpenedDevice cabinet = Cabinets.opened(link)) {
      for (Map<String, Value> values :
          List.<Map<String, Value>>of(
              Map.of("running", Value.of(true), "export_limit_power", Value.of(0)),
              Map.of(
                  "storage_mode",
                  Value.of("SELF_CONSUMPTION"),
                  "battery_power_setpoint",
                  Value.of(0)),
              Map.of(
                  "reactive_power_setpoint", Value.of(0), "power_factor_setpoint", Value.of(1)))) {
        Command command =
            new Command(
                "c", values, Duration.ZERO, Command.Fallback.NONE, new Command.Origin("test", ""));
        rejected(cabinet.connection().execute(command), Reason.NOT_ALLOWED);
      }
      assertThat(Cabinets.writes(link)).isEmpty();
    }
  }
}
