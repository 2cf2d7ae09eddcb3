// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Attempt;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Value;
import io.meriggio.testkit.FrameReplay;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.ScriptedLink.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Frames are those of INVERTERS, sections 5.2 and 5.4. */
class ControlTest {

  @Test
  void a_limit_that_the_inverter_does_not_apply_reads_as_100_percent() throws Exception {
    ScriptedLink link = Inverters.v3().set(1, 0x1105, "0000 01F4");
    try (OpenedDevice v3 = opened(link, Map.of()).started()) {
      assertThat(v3.number("active_power_limit")).isEqualTo(100);
      link.set(1, 0x1105, "0001");
      v3.poll(io.meriggio.testkit.TestCycle.full());
      assertThat(v3.number("active_power_limit")).isEqualTo(50);
    }
  }

  @Test
  void an_old_inverter_is_limited_by_function_6_and_never_sees_function_16() throws Exception {
    ScriptedLink link = Inverters.v1();
    try (OpenedDevice v1 = opened(link, Map.of("broadcastOnOff", "true")).started()) {
      link.newRequests();
      Attempt attempt =
          v1.connection().execute(OpenedDevice.command("active_power_limit", Value.of(50)));
      assertThat(attempt).isInstanceOf(Attempt.Done.class);
      v1.connection().release(Duration.ofSeconds(1));
      assertThat(link.requests())
          .extracting(Request::function, Request::address, Request::values)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(0x06, 0x9000, List.of(50)),
              org.assertj.core.groups.Tuple.tuple(0x06, 0x9000, List.of(100)));
    }
  }

  @Test
  void the_live_limit_of_an_old_inverter_is_the_frame_of_the_document() throws Exception {
    FrameReplay replay = FrameReplay.resource(getClass(), "g1-control.frames");
    replay.write(1, 0x06, 0x9000, new int[] {50});
    replay.write(1, 0x06, 0x9000, new int[] {100});
    new G1Control(replay, true).run(false);
    new G1Control(replay, true).run(true);
    assertThat(replay.sent())
        .containsExactly(
            "01 06 90 00 00 32 25 1F",
            "01 06 90 00 00 64 A5 21",
            "88 01 01 42 00 66 02 91",
            "88 01 01 42 00 55 42 84");
  }

  @Test
  void all_old_inverters_of_a_line_are_switched_only_when_the_site_allows_it() throws Exception {
    ScriptedLink link = Inverters.v1();
    assertThat(new G1Control(link, false).run(false))
        .isInstanceOfSatisfying(
            Attempt.Rejected.class,
            rejected -> assertThat(rejected.detail().english()).contains("broadcastOnOff"));
    assertThat(link.requests()).isEmpty();
  }

  @Test
  void a_limit_is_taken_back_when_the_device_is_released_and_only_then() throws Exception {
    ScriptedLink link = Inverters.v3();
    try (OpenedDevice v3 = opened(link, Map.of()).started()) {
      link.newRequests();
      v3.connection().release(Duration.ofSeconds(1));
      assertThat(link.newRequests()).isEmpty();
      v3.connection().execute(OpenedDevice.command("active_power_limit", Value.of(40)));
      v3.connection().release(Duration.ofSeconds(1));
      assertThat(link.register(1, 0x1105)).contains(0);
      assertThat(link.register(1, 0x1106)).contains(1000);
    }
  }

  @Test
  void reactive_power_and_power_factor_in_force_are_those_that_the_control_word_applies()
      throws Exception {
    ScriptedLink link = Inverters.v3().set(1, 0x1105, "0000 03E8 03E8 00C8 005F");
    try (OpenedDevice v3 = opened(link, Map.of()).started()) {
      assertThat(v3.number("reactive_power_percent")).isZero();
      assertThat(v3.number("power_factor_setpoint")).isEqualTo(1);
      link.set(1, 0x1105, "0003");
      v3.poll(io.meriggio.testkit.TestCycle.full());
      assertThat(v3.number("reactive_power_percent")).isEqualTo(20);
      link.set(1, 0x1105, "0007");
      v3.poll(io.meriggio.testkit.TestCycle.full());
      assertThat(v3.number("reactive_power_percent")).isZero();
      assertThat(v3.number("power_factor_setpoint")).isEqualTo(0.95);
    }
  }

  @Test
  void the_export_limit_is_there_where_the_exchange_is_measured() throws Exception {
    ScriptedLink link = Inverters.v3();
    try (OpenedDevice v3 = opened(link, Map.of("exchangeMeasured", "true")).started()) {
      assertThat(v3.number("export_limit_power")).isEqualTo(-1);
      v3.connection().execute(OpenedDevice.command("export_limit_power", Value.of(3000)));
      assertThat(link.register(1, 0x1023)).contains(2);
      v3.poll(io.meriggio.testkit.TestCycle.full());
      assertThat(v3.number("export_limit_power")).isEqualTo(3000);
      v3.connection().release(Duration.ofSeconds(1));
      assertThat(link.register(1, 0x1023)).contains(0);
    }
  }

  private static OpenedDevice opened(ModbusLink link, Map<String, String> settings)
      throws Exception {
    return new OpenedDevice(
        new StringDriver(), link, 1, Optional.empty(), settings, Optional.empty());
  }
}
