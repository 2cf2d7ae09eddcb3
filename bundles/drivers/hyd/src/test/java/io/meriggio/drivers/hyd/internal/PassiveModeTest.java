// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.hyd.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.Attempt;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.FrameReplay;
import io.meriggio.testkit.MovableClock;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.ScriptedLink.Request;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Frames and their order are those of INVERTERS, section 5.1. */
class PassiveModeTest {

  private static final String CHARGE_2000 =
      "01 10 11 87 00 06 0C 00 00 00 00 00 00 07 D0 00 00 07 D0 B6 D9";
  private static final String DISCHARGE_1000 =
      "01 10 11 87 00 06 0C 00 00 00 00 FF FF FC 18 FF FF FC 18 40 0B";
  private static final String NO_DISCHARGE =
      "01 10 11 87 00 06 0C 00 00 00 00 00 00 00 00 7F FF FF FF 5D 44";
  private static final String IDLE =
      "01 10 11 87 00 06 0C 00 00 00 00 00 00 00 00 00 00 00 00 75 10";
  private static final String TIME_OUT = "01 10 11 84 00 02 04 00 3C 00 01 3B A0";
  private static final String PASSIVE = "01 10 11 10 00 01 02 00 03 E5 C0";
  private static final String SELF_CONSUMPTION = "01 10 11 10 00 01 02 00 00 A5 C1";

  private final MovableClock clock = new MovableClock();

  @Test
  void triple_time_out_and_mode_go_out_in_this_order_and_then_the_triple_alone() throws Exception {
    FrameReplay replay = FrameReplay.resource(getClass(), "passive-mode.frames");
    PassiveMode mode = new PassiveMode(replay, 1, clock);
    mode.carryOut(wish("FORCED", -2000));
    assertThat(writes(replay)).containsExactly(CHARGE_2000, TIME_OUT, PASSIVE);
    mode.carryOut(wish("FORCED", 1000));
    mode.carryOut(wish("NO_DISCHARGE", null));
    mode.carryOut(wish("FORCED", 0));
    assertThat(writes(replay))
        .containsExactly(CHARGE_2000, TIME_OUT, PASSIVE, DISCHARGE_1000, NO_DISCHARGE, IDLE);
    mode.carryOut(wish("SELF_CONSUMPTION", null));
    assertThat(writes(replay)).endsWith(SELF_CONSUMPTION);
    assertThat(replay.sent()).containsAll(replay.recorded());
  }

  private static List<String> writes(FrameReplay replay) {
    return replay.sent().stream().filter(frame -> frame.startsWith("01 10")).toList();
  }

  @Test
  void the_mode_in_eeprom_is_written_only_when_it_differs() throws Exception {
    ScriptedLink link = inverter(3);
    PassiveMode mode = new PassiveMode(link, 1, clock);
    mode.carryOut(wish("FORCED", -500));
    assertThat(written(link)).containsExactly(0x1187, 0x1184);
    mode.carryOut(wish("SELF_CONSUMPTION", null));
    mode.carryOut(wish("SELF_CONSUMPTION", null));
    assertThat(written(link)).containsExactly(0x1110);
  }

  @Test
  void the_triple_is_one_request_of_six_registers() throws Exception {
    ScriptedLink link = inverter(0);
    new PassiveMode(link, 1, clock).carryOut(wish("FORCED", 1500));
    assertThat(link.requests().stream().filter(Request::writes))
        .extracting(Request::address, Request::count)
        .startsWith(org.assertj.core.groups.Tuple.tuple(0x1187, 6));
  }

  @Test
  void the_set_point_may_follow_the_mode_and_holds_when_the_mode_is_repeated() throws Exception {
    ScriptedLink link = inverter(0);
    PassiveMode mode = new PassiveMode(link, 1, clock);
    mode.carryOut(wish("FORCED", null));
    assertThat(link.register(1, 0x118C)).contains(0);
    mode.carryOut(Map.of("battery_power_setpoint", Value.of(-700)));
    assertThat(link.register(1, 0x118C)).contains(700);
    mode.carryOut(wish("FORCED", null));
    assertThat(link.register(1, 0x118C)).contains(700);
  }

  @Test
  void a_set_point_without_the_mode_is_refused_with_its_mend() throws Exception {
    ScriptedLink link = inverter(0);
    Attempt attempt =
        new PassiveMode(link, 1, clock).carryOut(Map.of("battery_power_setpoint", Value.of(-700)));
    assertThat(attempt)
        .isInstanceOfSatisfying(
            Attempt.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(Reason.NOT_IN_PASSIVE_MODE);
              assertThat(rejected.detail().english()).contains("storage_mode = FORCED");
            });
    assertThat(link.requests()).isEmpty();
  }

  @Test
  void it_is_confirmed_when_mode_and_triple_read_back_even_with_a_minimum_of_0() throws Exception {
    ScriptedLink link = inverter(0);
    Attempt attempt = new PassiveMode(link, 1, clock).carryOut(wish("FORCED", -2000));
    assertThat(confirmed(attempt)).isTrue();
    // INVERTERS, section 6: one firmware reads 0x1189 back as 0 although set
    link.set(1, 0x1189, 0, 0);
    assertThat(confirmed(attempt)).isTrue();
    link.set(1, 0x118C, 1999);
    assertThat(confirmed(attempt)).isFalse();
    link.set(1, 0x118C, 2000).set(1, 0x1110, 0);
    assertThat(confirmed(attempt)).isFalse();
  }

  @Test
  void an_inverter_that_left_passive_mode_gets_the_whole_sequence_again() throws Exception {
    ScriptedLink link = inverter(0);
    PassiveMode mode = new PassiveMode(link, 1, clock);
    mode.carryOut(wish("FORCED", -2000));
    mode.seen(false);
    written(link);
    mode.carryOut(wish("FORCED", -2000));
    assertThat(written(link)).as("still settling").containsExactly(0x1187);
    clock.advance(Duration.ofSeconds(11));
    link.set(1, 0x1110, 0);
    mode.seen(false);
    assertThat(mode.keepAlive()).isEmpty();
    mode.carryOut(wish("FORCED", -2000));
    assertThat(written(link)).containsExactly(0x1187, 0x1184, 0x1110);
  }

  @Test
  void a_failure_half_way_starts_the_sequence_anew() throws Exception {
    ScriptedLink link = inverter(0).silent(r -> r.address() == 0x1184);
    PassiveMode mode = new PassiveMode(link, 1, clock);
    assertThatThrownBy(() -> mode.carryOut(wish("FORCED", -2000)))
        .isInstanceOf(DeviceException.class);
    link.healthy();
    written(link);
    mode.carryOut(wish("FORCED", -2000));
    assertThat(written(link)).containsExactly(0x1187, 0x1184, 0x1110);
  }

  @Test
  void a_refused_command_changes_nothing() throws Exception {
    ScriptedLink link = inverter(0).refuse(r -> r.address() == 0x1187, 2);
    PassiveMode mode = new PassiveMode(link, 1, clock);
    assertThatThrownBy(() -> mode.carryOut(wish("FORCED", -2000)))
        .isInstanceOf(DeviceException.class);
    assertThat(mode.commanded()).isEmpty();
    assertThat(mode.keepAlive()).isEmpty();
  }

  @Test
  void it_is_kept_alive_well_within_the_time_out_and_only_while_steered() throws Exception {
    PassiveMode mode = new PassiveMode(inverter(0), 1, clock);
    assertThat(mode.keepAlive()).isEmpty();
    mode.carryOut(wish("NO_DISCHARGE", null));
    assertThat(mode.keepAlive().orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(30));
    mode.carryOut(wish("SELF_CONSUMPTION", null));
    assertThat(mode.keepAlive()).isEmpty();
  }

  @Test
  void a_release_leaves_passive_mode_for_the_mode_of_before() throws Exception {
    ScriptedLink link = inverter(1);
    PassiveMode mode = new PassiveMode(link, 1, clock);
    mode.release();
    assertThat(link.requests()).isEmpty();
    mode.carryOut(wish("FORCED", -2000));
    mode.release();
    assertThat(link.register(1, 0x1110)).contains(1);
    link.newRequests();
    mode.release();
    assertThat(link.requests()).isEmpty();
  }

  @Test
  void a_release_writes_nothing_when_the_inverter_has_left_passive_mode_itself() throws Exception {
    ScriptedLink link = inverter(0);
    PassiveMode mode = new PassiveMode(link, 1, clock);
    mode.carryOut(wish("FORCED", -2000));
    link.set(1, 0x1110, 0);
    written(link);
    mode.release();
    assertThat(written(link)).isEmpty();
  }

  private static ScriptedLink inverter(int storageMode) {
    return new ScriptedLink()
        .set(1, 0x1110, storageMode)
        .set(1, 0x1184, 0, 0)
        .set(1, 0x1187, new int[10]);
  }

  private static List<Integer> written(ScriptedLink link) {
    return link.newRequests().stream().filter(Request::writes).map(Request::address).toList();
  }

  private static Map<String, Value> wish(String mode, Integer watts) {
    Map<String, Value> values = new HashMap<>(Map.of("storage_mode", Value.of(mode)));
    if (watts != null) {
      values.put("battery_power_setpoint", Value.of(watts));
    }
    return values;
  }

  private static boolean confirmed(Attempt attempt) throws Exception {
    return attempt instanceof Attempt.Accepted accepted && accepted.confirmation().confirmed();
  }
}
