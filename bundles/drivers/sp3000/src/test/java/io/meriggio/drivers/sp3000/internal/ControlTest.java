// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.sp3000.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceException;
import io.meriggio.device.PollClass;
import io.meriggio.device.Quality;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.ScriptedLink.Request;
import io.meriggio.testkit.TestCycle;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole driver steers; what the inverter takes is INVERTERS, section 5.3. */
class ControlTest {

  private static final int PASSIVE = 3;

  @Test
  void a_forced_charge_is_sent_shown_and_given_back() throws Exception {
    ScriptedLink link = Retrofits.healthy();
    try (OpenedDevice device = Retrofits.opened(link, "allowPassiveMode", "true").started()) {
      assertThat(device.reading("storage_mode").value()).contains(Value.of("SELF_CONSUMPTION"));
      assertThat(forced(device, -2000)).isInstanceOf(Attempt.Done.class);
      assertThat(link.register(1, 0x1200)).contains(PASSIVE);
      assertThat(link.register(1, 0x1214)).contains(2000);
      assertThat(device.connection().keepAlive()).contains(Duration.ofSeconds(5));
      device.connection().poll(TestCycle.full());
      assertThat(device.reading("storage_mode").value()).contains(Value.of("FORCED"));
      assertThat(device.number("battery_power_setpoint")).isEqualTo(-2000);
      device.connection().release(Duration.ofSeconds(1));
      assertThat(link.register(1, 0x1200)).contains(0);
      device.connection().poll(TestCycle.full());
      assertThat(device.reading("storage_mode").value()).contains(Value.of("SELF_CONSUMPTION"));
      assertThat(device.reading("battery_power_setpoint").quality()).isEqualTo(Quality.BAD);
    }
  }

  @Test
  void out_of_passive_mode_nothing_is_sent_and_the_mend_is_told() throws Exception {
    ScriptedLink link = Retrofits.healthy();
    try (OpenedDevice device = Retrofits.opened(link).started()) {
      assertThat(forced(device, 1500))
          .isInstanceOfSatisfying(
              Attempt.Rejected.class,
              rejected -> {
                assertThat(rejected.reason()).isEqualTo(Reason.NOT_IN_PASSIVE_MODE);
                assertThat(rejected.detail().english()).contains("display", "allowPassiveMode");
              });
      assertThat(link.requests()).noneMatch(Request::writes);
    }
  }

  @Test
  void polls_keep_the_inverter_alive_and_a_waiting_command_goes_first() throws Exception {
    ScriptedLink link = Retrofits.healthy().set(1, 0x1200, PASSIVE);
    try (OpenedDevice device = Retrofits.opened(link).started()) {
      forced(device, 1500);
      link.set(1, 0x1211, 0).set(1, 0x1213, 0);
      device.clock().advance(Duration.ofSeconds(10));
      device.connection().poll(TestCycle.of(PollClass.FAST).yielding());
      assertThat(link.register(1, 0x1211)).contains(0);
      device.connection().poll(TestCycle.of(PollClass.FAST));
      assertThat(link.register(1, 0x1211)).contains(0x5555);
      assertThat(link.register(1, 0x1213)).contains(1500);
    }
  }

  @Test
  void without_discharge_the_charge_follows_what_the_polls_measure() throws Exception {
    // grid export 300 W, charging 1000 W: 1300 W to spare, less 50 W of margin
    ScriptedLink link = Retrofits.healthy().set(1, 0x1200, PASSIVE);
    try (OpenedDevice device = Retrofits.opened(link).started()) {
      device.connection().execute(OpenedDevice.command("storage_mode", Value.of("NO_DISCHARGE")));
      assertThat(link.register(1, 0x1214)).contains(1250);
      link.set(1, 0x020D, 0).set(1, 0x0212, 0xFFF0);
      device.clock().advance(Duration.ofSeconds(5));
      device.connection().poll(TestCycle.of(PollClass.FAST));
      assertThat(link.register(1, 0x1213)).contains(0);
    }
  }

  @ParameterizedTest(name = "{0} W")
  @ValueSource(doubles = {-3001, 3001, 100.5})
  void a_power_beyond_the_document_is_refused(double watts) throws Exception {
    ScriptedLink link = Retrofits.healthy().set(1, 0x1200, PASSIVE);
    try (OpenedDevice device = Retrofits.opened(link).started()) {
      assertThat(forced(device, watts))
          .isInstanceOfSatisfying(
              Attempt.Rejected.class,
              rejected -> assertThat(rejected.reason()).isEqualTo(Reason.OUT_OF_RANGE));
      assertThat(link.requests()).noneMatch(Request::writes);
    }
  }

  @Test
  void the_whole_range_of_the_document_is_taken() throws Exception {
    ScriptedLink link = Retrofits.healthy().set(1, 0x1200, PASSIVE);
    try (OpenedDevice device = Retrofits.opened(link).started()) {
      for (int watts : new int[] {-3000, 3000, 0}) {
        assertThat(forced(device, watts)).isInstanceOf(Attempt.Done.class);
      }
      assertThat(link.register(1, 0x1212)).as("standby").contains(0);
    }
  }

  @Test
  void an_older_firmware_without_the_work_mode_is_steered_and_shown() throws Exception {
    ScriptedLink link = Retrofits.healthy().remove(1, 0x1200, 0x123F);
    link.refuse(request -> request.function() == 0x10, 1)
        .answer(0x42, request -> new byte[] {0x42, 2, 3, 0})
        .answer(0x49, request -> new byte[] {0x49, 2, 0, 0});
    try (OpenedDevice device = Retrofits.opened(link).started()) {
      assertThat(device.reading("storage_mode").reason()).isEqualTo(Reason.NOT_PRESENT);
      assertThat(forced(device, 700)).isInstanceOf(Attempt.Done.class);
      assertThat(device.reading("storage_mode").value()).contains(Value.of("FORCED"));
    }
  }

  @Test
  void a_driver_that_leaves_gives_the_inverter_back_whatever_the_command_said() throws Exception {
    ScriptedLink link = Retrofits.healthy();
    try (OpenedDevice device = Retrofits.opened(link, "allowPassiveMode", "true").started()) {
      forced(device, 900);
      assertThat(link.register(1, 0x1200)).contains(PASSIVE);
    }
    assertThat(link.register(1, 0x1200)).contains(0);
    try (OpenedDevice watched = Retrofits.opened(link).started()) {
      link.newRequests();
      watched.connection().close();
      assertThat(link.newRequests()).isEmpty();
    }
  }

  @Test
  void a_driver_that_leaves_a_dead_inverter_does_not_fail() throws Exception {
    ScriptedLink link = Retrofits.healthy().set(1, 0x1200, PASSIVE);
    OpenedDevice device = Retrofits.opened(link).started();
    forced(device, 900);
    link.silent(request -> true).newRequests();
    device.close();
    assertThat(link.newRequests()).hasSize(1);
  }

  @Test
  void a_command_before_the_identification_fails_with_its_reason() throws Exception {
    ScriptedLink link = Retrofits.healthy();
    try (OpenedDevice device = Retrofits.opened(link)) {
      assertThatThrownBy(() -> forced(device, 100))
          .isInstanceOfSatisfying(
              DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NEVER_READ));
      assertThat(link.requests()).isEmpty();
    }
  }

  private static Attempt forced(OpenedDevice device, double watts) throws DeviceException {
    return device
        .connection()
        .execute(
            new Command(
                "test",
                Map.of(
                    "storage_mode", Value.of("FORCED"), "battery_power_setpoint", Value.of(watts)),
                Duration.ofMinutes(5),
                Command.Fallback.RELEASE,
                new Command.Origin("test", "")));
  }
}
