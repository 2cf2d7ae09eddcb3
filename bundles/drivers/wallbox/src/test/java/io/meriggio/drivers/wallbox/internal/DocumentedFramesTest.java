// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Value;
import io.meriggio.modbus.MappedRegisters;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.testkit.FrameReplay;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.ScriptedLink.Request;
import io.meriggio.testkit.TestCycle;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every frame that OTHER-DEVICES section 2 prints for RTU, byte for byte. */
class DocumentedFramesTest {

  @Test
  void the_control_sequence_sends_the_printed_frames_in_their_order() throws Exception {
    FrameReplay replay = FrameReplay.resource(getClass(), "documented.frames");
    ChargeControl control = control(replay);
    control.carryOut(
        Wallboxes.command(
            "a",
            Map.of("charge_command", Value.of("START"), "charger_current_limit", Value.of(16.0))));
    assertThat(replay.sent())
        .containsExactly(
            "01 10 03 03 00 02 04 00 3C 00 3C 67 57",
            "01 10 03 00 00 01 02 00 A0 95 28",
            "01 10 03 01 00 01 02 00 01 55 41");
  }

  @Test
  void stop_pause_and_heartbeat_are_the_printed_frames() throws Exception {
    FrameReplay replay = FrameReplay.resource(getClass(), "documented.frames");
    ChargeControl control = control(replay);
    control.carryOut(Wallboxes.command("a", Map.of("charge_command", Value.of("STOP"))));
    control.carryOut(Wallboxes.limit("b", 0));
    port(replay).heartbeat();
    assertThat(replay.sent())
        .containsExactly(
            "01 10 03 03 00 02 04 00 3C 00 3C 67 57",
            "01 10 03 01 00 01 02 00 02 15 40",
            "01 10 03 00 00 01 02 00 00 95 50",
            "01 10 03 0B 00 01 02 00 01 55 EB");
  }

  @Test
  void a_full_poll_reads_status_and_values_by_the_printed_frames() throws Exception {
    ScriptedLink link = Wallboxes.charging();
    try (OpenedDevice device = Wallboxes.opened(link)) {
      device.poll(TestCycle.full());
      assertThat(link.newRequests())
          .extracting(Request::frame)
          .contains("01 03 01 00 00 10 45 FA", "01 03 02 00 00 18 44 78");
    }
  }

  @Test
  void the_printed_rejection_is_exception_3() {
    FrameReplay replay =
        FrameReplay.of(
            "# source: OTHER-DEVICES section 2\n"
                + "> 01 10 03 00 00 01 02 00 1E 15 58\n< 01 90 03 0C 01\n");
    assertThatThrownBy(() -> port(replay).write(Map.of("charger_current_limit", Value.of(3.0))))
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.word()).isEqualTo("MODBUS_3"));
  }

  @Test
  void every_frame_that_was_printed_is_sent_by_the_driver() throws Exception {
    FrameReplay replay = FrameReplay.resource(getClass(), "documented.frames");
    ChargeControl control = control(replay);
    control.carryOut(
        Wallboxes.command(
            "a",
            Map.of("charge_command", Value.of("START"), "charger_current_limit", Value.of(16.0))));
    control.carryOut(Wallboxes.command("b", Map.of("charge_command", Value.of("STOP"))));
    port(replay).write(Map.of("charger_current_limit", Value.of(0)));
    port(replay).heartbeat();
    replay.read(ModbusLink.Turn.FAST_POLL, 1, 0x03, 0x0100, 16, new int[16], 0);
    replay.read(ModbusLink.Turn.FAST_POLL, 1, 0x03, 0x0200, 24, new int[24], 0);
    assertThat(replay.sent()).containsAll(replay.recorded());
  }

  private static ChargeControl control(FrameReplay replay) throws Exception {
    return new ChargeControl(port(replay), new Watch(6, 60), Clock.systemUTC());
  }

  private static RegisterPort port(FrameReplay replay) {
    RegisterMap map = Resources.registerMap();
    return new RegisterPort(
        new MappedRegisters(replay, 1, map.profile(map.models()), Clock.systemUTC()));
  }
}
