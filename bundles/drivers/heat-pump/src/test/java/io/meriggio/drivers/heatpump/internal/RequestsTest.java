// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.heatpump.internal;

import static io.meriggio.drivers.heatpump.internal.HeatPumps.command;
import static io.meriggio.drivers.heatpump.internal.HeatPumps.confirmed;
import static io.meriggio.drivers.heatpump.internal.HeatPumps.writes;
import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.FrameReplay;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames and limits are those of OTHER-DEVICES, section 4. */
class RequestsTest {

  private static final String SG_3 = "01 10 03 07 00 01 02 00 03 D4 E6";
  private static final String DHW_50 = "01 10 03 04 00 01 02 01 F4 94 C3";

  private ScriptedLink link;
  private OpenedDevice pump;

  @BeforeEach
  void start() throws Exception {
    link = HeatPumps.heating();
    pump = HeatPumps.opened(link, HeatPumps.CONFIRMED);
  }

  private Attempt sg(String state) throws Exception {
    return command(pump, "sg_ready_request", Value.of(state));
  }

  private void later(int seconds) {
    pump.clock().advance(Duration.ofSeconds(seconds));
  }

  private static Attempt.Rejected rejected(Attempt attempt, Reason reason) {
    assertThat(attempt).isInstanceOf(Attempt.Rejected.class);
    assertThat(((Attempt.Rejected) attempt).reason()).isEqualTo(reason);
    return (Attempt.Rejected) attempt;
  }

  @Test
  void requests_are_the_frames_of_the_document() throws Exception {
    List<String> sent = new ArrayList<>();
    assertThat(confirmed(sg("RECOMMENDED"))).isTrue();
    sent.addAll(writes(link));
    later(60);
    assertThat(confirmed(command(pump, "dhw_setpoint", Value.of(50)))).isTrue();
    sent.addAll(writes(link));
    assertThat(sent).containsExactly(SG_3, DHW_50);
    assertThat(FrameReplay.resource(getClass(), "documented.frames").recorded()).containsAll(sent);
  }

  @Test
  void one_write_is_sent_in_a_minute_and_the_rest_is_told_when() throws Exception {
    sg("RECOMMENDED");
    writes(link);
    later(59);
    Attempt.Rejected refused =
        rejected(command(pump, "dhw_setpoint", Value.of(50)), Reason.RATE_LIMIT);
    assertThat(refused.detail().english()).contains("60 s").contains("the next in 1 s");
    assertThat(writes(link)).isEmpty();
    later(1);
    assertThat(confirmed(command(pump, "dhw_setpoint", Value.of(50)))).isTrue();
    assertThat(writes(link)).containsExactly(DHW_50);
  }

  @Test
  void an_sg_ready_state_holds_for_ten_minutes() throws Exception {
    sg("RECOMMENDED");
    later(599);
    assertThat(rejected(sg("LOCK"), Reason.RATE_LIMIT).detail().english())
        .contains("the next in 1 s");
    later(1);
    writes(link);
    assertThat(confirmed(sg("LOCK"))).isTrue();
    assertThat(writes(link))
        .hasSize(1)
        .allMatch(frame -> frame.startsWith("01 10 03 07 00 01 02 00 01"));
  }

  @Test
  void the_same_request_is_repeated_within_its_dwell_so_that_the_watchdog_does_not_end_it()
      throws Exception {
    sg("RECOMMENDED");
    assertThat(pump.connection().keepAlive()).contains(Duration.ofSeconds(240));
    later(240);
    writes(link);
    assertThat(confirmed(sg("RECOMMENDED"))).isTrue();
    assertThat(writes(link)).containsExactly(SG_3);
  }

  @Test
  void a_request_repeated_within_the_minute_is_not_sent_and_not_refused() throws Exception {
    sg("RECOMMENDED");
    writes(link);
    later(10);
    assertThat(confirmed(sg("RECOMMENDED"))).isTrue();
    assertThat(writes(link)).isEmpty();
  }

  @Test
  void a_stored_set_point_that_the_heat_pump_has_already_is_not_written() throws Exception {
    assertThat(confirmed(command(pump, "dhw_setpoint", Value.of(48)))).isTrue();
    assertThat(writes(link)).isEmpty();
    assertThat(pump.connection().keepAlive()).as("it forgets nothing").isEmpty();
  }

  @Test
  void a_watchdog_that_is_off_is_set_to_600_s_with_the_request_in_one_frame() throws Exception {
    link.set(1, 0x0308, 0, 2000, 0xFFF6, 0);
    sg("FORCED");
    assertThat(writes(link))
        .hasSize(1)
        .allMatch(frame -> frame.startsWith("01 10 03 07 00 05 0A 00 04 00 00 07 D0 FF F6 02 58"));
  }

  @Test
  void requests_together_are_one_frame() throws Exception {
    Command both =
        new Command(
            "c",
            Map.of("sg_ready_request", Value.of("RECOMMENDED"), "power_limit", Value.of(1500)),
            Duration.ofHours(1),
            Command.Fallback.RELEASE,
            new Command.Origin("test", ""));
    assertThat(confirmed(pump.connection().execute(both))).isTrue();
    assertThat(writes(link))
        .hasSize(1)
        .allMatch(frame -> frame.startsWith("01 10 03 07 00 03 06 00 03 00 00 05 DC"));
  }

  @Test
  void requests_apart_take_what_lies_between_them_along_as_it_is() throws Exception {
    link.set(1, 0x0308, 0, 2000);
    Command both =
        new Command(
            "c",
            Map.of("sg_ready_request", Value.of("RECOMMENDED"), "setpoint_offset", Value.of(2.5)),
            Duration.ofHours(1),
            Command.Fallback.RELEASE,
            new Command.Origin("test", ""));
    assertThat(confirmed(pump.connection().execute(both))).isTrue();
    assertThat(writes(link))
        .hasSize(1)
        .allMatch(frame -> frame.startsWith("01 10 03 07 00 04 08 00 03 00 00 07 D0 00 19"));
  }

  @Test
  void release_returns_both_requests_to_0_at_once_and_only_if_there_was_one() throws Exception {
    pump.connection().release(Duration.ofSeconds(1));
    assertThat(writes(link)).isEmpty();
    sg("FORCED");
    writes(link);
    pump.connection().release(Duration.ofSeconds(1));
    assertThat(writes(link))
        .hasSize(1)
        .allMatch(frame -> frame.startsWith("01 10 03 07 00 03 06 00 00 00 00 00 00"));
    assertThat(pump.connection().keepAlive()).isEmpty();
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "dhw_setpoint, 65.1",
    "dhw_setpoint, 29.9",
    "dhw_setpoint, 50.05",
    "heating_setpoint, 66",
    "cooling_setpoint, 4",
    "room_setpoint, 31",
    "setpoint_offset, 11",
    "power_limit, -1",
    "watchdog_timeout, 60"
  })
  void what_the_map_does_not_allow_is_refused(String id, double value) throws Exception {
    rejected(command(pump, id, Value.of(value)), Reason.OUT_OF_RANGE);
    assertThat(link.newRequests()).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "operating_mode, HEATING_DHW, 01 10 03 01 00 01 02 00 05",
    "power_switch, OFF, 01 10 03 00 00 01 02 00 00",
    "dhw_enable, ONE_SHOT_BOOST, 01 10 03 06 00 01 02 00 02",
    "quiet_mode, SUPER_QUIET, 01 10 03 0C 00 01 02 00 02"
  })
  void modes_are_commanded_by_the_words_of_the_map(String id, String word, String frame)
      throws Exception {
    assertThat(confirmed(command(pump, id, Value.of(word)))).isTrue();
    assertThat(writes(link)).hasSize(1).allMatch(sent -> sent.startsWith(frame));
  }

  @Test
  void the_reference_map_is_not_written_until_the_site_confirms_it() throws Exception {
    pump = HeatPumps.opened(link, Map.of());
    assertThat(rejected(sg("FORCED"), Reason.REFERENCE_MAP).detail().english())
        .contains("mapConfirmed")
        .contains("map of the site");
    assertThat(link.newRequests()).isEmpty();
  }

  @Test
  void points_that_can_not_go_in_one_frame_are_refused_together() throws Exception {
    Command command =
        new Command(
            "c",
            Map.of("sg_ready_request", Value.of("LOCK"), "dhw_setpoint", Value.of(40)),
            Duration.ZERO,
            Command.Fallback.NONE,
            new Command.Origin("test", ""));
    rejected(pump.connection().execute(command), Reason.NOT_ALLOWED);
    assertThat(writes(link)).isEmpty();
  }
}
