// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Attempt;
import io.meriggio.device.Reason;
import io.meriggio.testkit.FrameReplay;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.ScriptedLink.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames are those of INVERTERS, section 5.2. */
class RemoteControlTest {

  @Test
  void g3_limit_and_switch_send_the_frames_of_the_document() throws Exception {
    FrameReplay replay = FrameReplay.resource(getClass(), "remote-control.frames");
    RemoteControl control = new RemoteControl(replay, 1);
    assertThat(confirmed(control.limit(50))).isTrue();
    assertThat(confirmed(control.limit(100))).isTrue();
    assertThat(confirmed(control.run(false))).isTrue();
    assertThat(confirmed(control.run(true))).isTrue();
    assertThat(replay.sent()).containsAll(replay.recorded());
  }

  @Test
  void what_else_the_control_word_switches_stays() throws Exception {
    ScriptedLink link = remote().set(1, 0x1105, 0x0106);
    new RemoteControl(link, 1).limit(30);
    assertThat(link.register(1, 0x1105)).contains(0x0107);
    assertThat(link.register(1, 0x1106)).contains(300);
  }

  @Test
  void the_stored_switch_is_written_only_when_it_differs() throws Exception {
    ScriptedLink link = remote();
    assertThat(confirmed(new RemoteControl(link, 1).run(true))).isTrue();
    assertThat(link.requests()).noneMatch(Request::writes);
  }

  @Test
  void an_inverter_that_does_not_let_itself_be_switched_is_not() throws Exception {
    ScriptedLink link = remote().set(1, 0x0900, "0001");
    Attempt attempt = new RemoteControl(link, 1).run(false);
    assertThat(attempt)
        .isInstanceOfSatisfying(
            Attempt.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(Reason.NOT_ALLOWED);
              assertThat(rejected.detail().english()).contains("0x0900");
            });
    assertThat(link.requests()).noneMatch(Request::writes);
  }

  @Test
  void reactive_power_and_power_factor_send_the_frames_of_the_document() throws Exception {
    FrameReplay replay = FrameReplay.resource(getClass(), "reactive-power.frames");
    RemoteControl control = new RemoteControl(replay, 1);
    assertThat(confirmed(control.reactive(20))).isTrue();
    assertThat(confirmed(control.powerFactor(0.95))).isTrue();
    assertThat(replay.sent()).containsAll(replay.recorded());
  }

  @Test
  void a_limit_in_force_stands_while_reactive_power_is_set_and_the_other_way_round()
      throws Exception {
    ScriptedLink link = remote();
    RemoteControl control = new RemoteControl(link, 1);
    control.limit(60);
    control.reactive(-20);
    assertThat(words(link, 0x1105, 4)).containsExactly(3, 600, 1000, 0x10000 - 200);
    control.limit(100);
    assertThat(words(link, 0x1105, 4)).containsExactly(3, 1000, 1000, 0x10000 - 200);
    control.reactive(0);
    assertThat(words(link, 0x1105, 4)).containsExactly(0, 1000, 1000, 0);
  }

  @Test
  void a_power_factor_of_1_leaves_it_to_the_inverter_and_one_below_080_is_refused()
      throws Exception {
    ScriptedLink link = remote();
    RemoteControl control = new RemoteControl(link, 1);
    control.powerFactor(-0.9);
    assertThat(words(link, 0x1105, 5)).containsExactly(7, 1000, 1000, 0, 0x10000 - 90);
    link.newRequests();
    assertThat(control.powerFactor(0.5))
        .isInstanceOfSatisfying(
            Attempt.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(Reason.OUT_OF_RANGE));
    assertThat(link.requests()).isEmpty();
    control.powerFactor(1);
    assertThat(words(link, 0x1105, 5)).containsExactly(0, 1000, 1000, 0, 100);
  }

  @Test
  void a_release_takes_back_what_was_set_and_only_then() throws Exception {
    ScriptedLink link = remote();
    RemoteControl control = new RemoteControl(link, 1);
    control.release();
    assertThat(link.requests()).isEmpty();
    control.limit(40);
    control.reactive(10);
    control.release();
    assertThat(words(link, 0x1105, 2)).containsExactly(0, 1000);
  }

  private static List<Integer> words(ScriptedLink link, int address, int count) {
    return java.util.stream.IntStream.range(address, address + count)
        .mapToObj(a -> link.register(1, a).orElseThrow())
        .toList();
  }

  private static boolean confirmed(Attempt attempt) throws Exception {
    return attempt instanceof Attempt.Accepted accepted && accepted.confirmation().confirmed();
  }

  /** An inverter that runs, lets itself be switched and applies no limit. */
  private static ScriptedLink remote() {
    return new ScriptedLink()
        .set(1, 0x0900, "0443")
        .set(1, 0x1104, "0001 0000 03E8 03E8 0000 0000 0064");
  }
}
