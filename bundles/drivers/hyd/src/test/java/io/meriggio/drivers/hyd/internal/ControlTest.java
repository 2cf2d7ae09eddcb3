// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.hyd.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.ScriptedLink.Request;
import io.meriggio.testkit.TestCycle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Commands through the whole driver; the frames themselves are tested where they are made. */
class ControlTest {

  private static final Duration BUDGET = Duration.ofSeconds(3);

  @Test
  void mode_and_set_point_go_in_one_command_and_read_back() throws Exception {
    ScriptedLink link = Hybrids.threePhase();
    try (OpenedDevice hyd = opened(link, Map.of()).started()) {
      Attempt attempt =
          hyd.connection()
              .execute(both(Map.of("storage_mode", Value.of("FORCED"), SETPOINT, Value.of(-2000))));
      assertThat(confirmed(attempt)).isTrue();
      hyd.poll(TestCycle.full());
      assertThat(hyd.reading("storage_mode").value()).contains(Value.of("FORCED"));
      assertThat(hyd.number(SETPOINT)).isEqualTo(-2000);
      assertThat(hyd.connection().keepAlive()).isPresent();
    }
  }

  @Test
  void what_does_not_belong_together_is_refused_as_a_whole() throws Exception {
    ScriptedLink link = Hybrids.threePhase();
    try (OpenedDevice hyd = opened(link, Map.of()).started()) {
      link.newRequests();
      Attempt attempt =
          hyd.connection()
              .execute(
                  both(
                      Map.of(
                          "storage_mode", Value.of("FORCED"), "running", new Value.Flag(false))));
      assertThat(attempt)
          .isInstanceOfSatisfying(
              Attempt.Rejected.class,
              rejected -> assertThat(rejected.reason()).isEqualTo(Reason.NOT_ALLOWED));
      assertThat(link.newRequests()).isEmpty();
    }
  }

  @Test
  void the_set_point_is_limited_to_the_rated_power() throws Exception {
    // 0x06ED = 100 x 0.1 kW
    try (OpenedDevice hyd = opened(Hybrids.threePhase(), Map.of()).started()) {
      assertThat(hyd.connection().execute(OpenedDevice.command(SETPOINT, Value.of(10_001))))
          .isInstanceOfSatisfying(
              Attempt.Rejected.class,
              rejected -> assertThat(rejected.reason()).isEqualTo(Reason.OUT_OF_RANGE));
    }
  }

  @Test
  void a_release_gives_everything_back_that_was_taken() throws Exception {
    ScriptedLink link = Hybrids.threePhase().set(1, 0x1023, "0002 0032");
    try (OpenedDevice hyd = opened(link, Map.of()).started()) {
      hyd.connection().execute(OpenedDevice.command("storage_mode", Value.of("NO_DISCHARGE")));
      hyd.connection().execute(OpenedDevice.command("active_power_limit", Value.of(50)));
      hyd.connection().execute(OpenedDevice.command("export_limit_power", Value.of(0)));
      assertThat(words(link, 0x1110, 0x1105, 0x1106, 0x1023, 0x1024))
          .containsExactly(3, 1, 500, 2, 0);
      hyd.connection().release(BUDGET);
      assertThat(words(link, 0x1110, 0x1105, 0x1106, 0x1023, 0x1024))
          .containsExactly(0, 0, 1000, 2, 50);
      link.newRequests();
      hyd.connection().release(BUDGET);
      assertThat(link.newRequests()).isEmpty();
    }
  }

  @Test
  void a_part_that_can_not_be_given_back_does_not_keep_the_others() throws Exception {
    ScriptedLink link = Hybrids.threePhase();
    try (OpenedDevice hyd = opened(link, Map.of()).started()) {
      hyd.connection().execute(OpenedDevice.command("storage_mode", Value.of("NO_DISCHARGE")));
      hyd.connection().execute(OpenedDevice.command("active_power_limit", Value.of(50)));
      link.refuse(r -> r.address() == 0x1110, 4);
      assertThatThrownBy(() -> hyd.connection().release(BUDGET))
          .isInstanceOf(DeviceException.class);
      assertThat(words(link, 0x1105)).containsExactly(0);
      link.healthy();
      hyd.connection().release(BUDGET);
      assertThat(words(link, 0x1110)).containsExactly(0);
    }
  }

  @Test
  void what_was_taken_is_given_back_after_a_new_identification_too() throws Exception {
    ScriptedLink link = Hybrids.threePhase();
    try (OpenedDevice hyd = opened(link, Map.of()).started()) {
      hyd.connection().execute(OpenedDevice.command("storage_mode", Value.of("NO_DISCHARGE")));
      hyd.connection().identify();
      hyd.connection().release(BUDGET);
      assertThat(words(link, 0x1110)).containsExactly(0);
    }
  }

  @Test
  void a_single_phase_inverter_counts_its_export_by_phase() throws Exception {
    ScriptedLink link = Hybrids.singlePhase();
    try (OpenedDevice hyd = opened(link, Map.of()).started()) {
      hyd.connection().execute(OpenedDevice.command("export_limit_power", Value.of(0)));
      assertThat(words(link, 0x1023, 0x1024)).containsExactly(1, 0);
      hyd.poll(TestCycle.full());
      assertThat(hyd.number("export_limit_power")).isZero();
    }
  }

  @Test
  void an_old_hybrid_is_steered_in_passive_mode_as_a_3000sp() throws Exception {
    ScriptedLink link = Hybrids.old().set(1, 0x1200, 3);
    try (OpenedDevice old = opened(link, Map.of("commandSet", "standard")).started()) {
      link.newRequests();
      old.connection()
          .execute(both(Map.of("storage_mode", Value.of("FORCED"), SETPOINT, Value.of(-2000))));
      List<Request> writes = link.newRequests().stream().filter(Request::writes).toList();
      assertThat(writes)
          .extracting(Request::address, Request::values)
          .contains(
              org.assertj.core.groups.Tuple.tuple(0x1214, List.of(2000)),
              org.assertj.core.groups.Tuple.tuple(0x1211, List.of(0x5555)));
      assertThat(old.reading("storage_mode").value()).contains(Value.of("FORCED"));
      assertThat(old.connection().keepAlive().orElseThrow())
          .isLessThanOrEqualTo(Duration.ofSeconds(10));
      old.connection().release(BUDGET);
      assertThat(link.newRequests().stream().filter(Request::writes))
          .extracting(Request::address)
          .contains(0x1215);
    }
  }

  @Test
  void an_old_hybrid_that_is_not_in_passive_mode_says_what_to_do() throws Exception {
    ScriptedLink link = Hybrids.old();
    try (OpenedDevice old = opened(link, Map.of()).started()) {
      Attempt attempt =
          old.connection().execute(OpenedDevice.command("storage_mode", Value.of("FORCED")));
      assertThat(attempt)
          .isInstanceOfSatisfying(
              Attempt.Rejected.class,
              rejected -> {
                assertThat(rejected.reason()).isEqualTo(Reason.NOT_IN_PASSIVE_MODE);
                assertThat(rejected.detail().english()).contains("allowPassiveMode");
              });
    }
  }

  private static final String SETPOINT = "battery_power_setpoint";

  private static Command both(Map<String, Value> values) {
    return new Command(
        "test", values, Duration.ZERO, Command.Fallback.RELEASE, new Command.Origin("test", ""));
  }

  private static List<Integer> words(ScriptedLink link, int... addresses) {
    return java.util.Arrays.stream(addresses)
        .mapToObj(address -> link.register(1, address).orElseThrow())
        .toList();
  }

  private static boolean confirmed(Attempt attempt) throws Exception {
    return attempt instanceof Attempt.Accepted accepted && accepted.confirmation().confirmed();
  }

  private static OpenedDevice opened(ScriptedLink link, Map<String, String> settings)
      throws Exception {
    return new OpenedDevice(new HydDriver(), link, 1, Optional.empty(), settings, Optional.empty());
  }
}
