// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.ScriptedLink.Request;
import io.meriggio.testkit.TestCycle;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Order, limits and watchdog of OTHER-DEVICES section 2, on the reference map. */
class ChargeControlTest {

  private static final String ARM = "10 0303 [60, 60]";
  private static final String HEARTBEAT = "10 030B [1]";

  private final ScriptedLink link = Wallboxes.charging();

  @Test
  void fail_safe_and_time_out_go_before_the_first_command_and_only_once() throws Exception {
    try (OpenedDevice device = Wallboxes.opened(link)) {
      Command start =
          Wallboxes.command(
              "a",
              Map.of("charge_command", Value.of("START"), "charger_current_limit", Value.of(10.0)));
      assertThat(confirmed(device.connection().execute(start))).isTrue();
      assertThat(Wallboxes.writes(link)).containsExactly(ARM, "10 0300 [100]", "10 0301 [1]");
      device.clock().advance(Duration.ofSeconds(5));
      assertThat(confirmed(device.connection().execute(Wallboxes.limit("b", 12)))).isTrue();
      assertThat(Wallboxes.writes(link)).containsExactly("10 0300 [120]");
    }
  }

  @Test
  void a_running_command_is_fed_by_the_heartbeat_every_20_s_and_never_starts_again()
      throws Exception {
    try (OpenedDevice device = Wallboxes.opened(link)) {
      Command start =
          Wallboxes.command(
              "a",
              Map.of("charge_command", Value.of("START"), "charger_current_limit", Value.of(16.0)));
      device.connection().execute(start);
      assertThat(device.connection().keepAlive()).contains(Duration.ofSeconds(20));
      Wallboxes.writes(link);
      device.connection().execute(start);
      assertThat(Wallboxes.writes(link)).containsExactly(HEARTBEAT);
    }
  }

  @Test
  void a_charge_point_that_was_off_is_told_everything_but_the_start_again() throws Exception {
    try (OpenedDevice device = Wallboxes.opened(link)) {
      Command start =
          Wallboxes.command(
              "a",
              Map.of("charge_command", Value.of("START"), "charger_current_limit", Value.of(10.0)));
      device.connection().execute(start);
      link.set(1, 0x0300, 60).set(1, 0x0303, 100, 30);
      device.poll(TestCycle.full());
      Wallboxes.writes(link);
      device.connection().execute(start);
      assertThat(Wallboxes.writes(link)).containsExactly(ARM, "10 0300 [100]");
    }
  }

  @Test
  void a_limit_that_the_charge_point_has_lost_is_set_again_instead_of_a_heartbeat()
      throws Exception {
    try (OpenedDevice device = Wallboxes.opened(link)) {
      Command limit = Wallboxes.limit("a", 10);
      device.connection().execute(limit);
      link.set(1, 0x0300, 60);
      Wallboxes.writes(link);
      device.connection().execute(limit);
      assertThat(Wallboxes.writes(link)).containsExactly("10 0300 [100]");
    }
  }

  @Test
  void the_fall_back_is_a_setting_and_a_short_watchdog_is_fed_more_often() throws Exception {
    Map<String, String> settings =
        Map.of("mapConfirmed", "true", "failsafeCurrent", "8.5", "watchdogTimeout", "30");
    try (OpenedDevice device = Wallboxes.opened(link, settings)) {
      device.connection().execute(Wallboxes.limit("a", 16));
      assertThat(Wallboxes.writes(link)).containsExactly("10 0303 [85, 30]", "10 0300 [160]");
      assertThat(device.connection().keepAlive()).contains(Duration.ofSeconds(10));
    }
  }

  @Test
  void a_fall_back_that_no_charge_point_can_offer_is_refused_when_it_is_opened() {
    assertThatThrownBy(() -> Wallboxes.opened(link, Map.of("failsafeCurrent", "3")))
        .hasMessageContaining("settings.failsafeCurrent: found 3.0 A, allowed: 0 (pause) or 6.0")
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_CONFIGURATION));
  }

  @Test
  void a_command_may_change_the_fall_back() throws Exception {
    try (OpenedDevice device = Wallboxes.opened(link)) {
      Attempt attempt =
          device.connection().execute(OpenedDevice.command("failsafe_current", Value.of(10.0)));
      assertThat(confirmed(attempt)).isTrue();
      assertThat(Wallboxes.writes(link)).containsExactly("10 0303 [100, 60]");
      assertThat(rejection(device, OpenedDevice.command("failsafe_current", Value.of(2.0))))
          .isEqualTo(Reason.OUT_OF_RANGE);
    }
  }

  @Test
  void currents_between_a_pause_and_6_A_are_refused() throws Exception {
    try (OpenedDevice device = Wallboxes.opened(link)) {
      for (double amperes : new double[] {0.1, 1, 5.9}) {
        assertThat(rejection(device, Wallboxes.limit("a", amperes))).isEqualTo(Reason.OUT_OF_RANGE);
      }
      assertThat(Wallboxes.writes(link)).isEmpty();
    }
  }

  @Test
  void a_limit_changes_at_most_every_5_s() throws Exception {
    try (OpenedDevice device = Wallboxes.opened(link)) {
      device.connection().execute(Wallboxes.limit("a", 16));
      device.clock().advance(Duration.ofMillis(4900));
      assertThat(rejection(device, Wallboxes.limit("b", 10))).isEqualTo(Reason.RATE_LIMIT);
      assertThat(device.connection().execute(Wallboxes.limit("c", 16)))
          .as("the same limit is no change")
          .isInstanceOf(Attempt.Accepted.class);
      device.clock().advance(Duration.ofMillis(100));
      assertThat(confirmed(device.connection().execute(Wallboxes.limit("d", 10)))).isTrue();
    }
  }

  @Test
  void between_a_pause_and_its_end_lie_60_s() throws Exception {
    try (OpenedDevice device = Wallboxes.opened(link)) {
      device.connection().execute(Wallboxes.limit("a", 0));
      device.clock().advance(Duration.ofSeconds(59));
      Attempt early = device.connection().execute(Wallboxes.limit("b", 6));
      assertThat(early)
          .isInstanceOfSatisfying(
              Attempt.Rejected.class,
              rejected -> {
                assertThat(rejected.reason()).isEqualTo(Reason.RATE_LIMIT);
                assertThat(rejected.detail().english())
                    .contains("60 s between")
                    .contains("next in 1 s");
              });
      device.clock().advance(Duration.ofSeconds(1));
      assertThat(confirmed(device.connection().execute(Wallboxes.limit("c", 6)))).isTrue();
    }
  }

  @Test
  void a_car_that_draws_nothing_is_not_paused_and_may_start_at_once() throws Exception {
    link.set(1, 0x0208, 0, 0);
    try (OpenedDevice device = Wallboxes.opened(link)) {
      device.poll(TestCycle.full());
      device.connection().execute(Wallboxes.limit("a", 0));
      device.clock().advance(Duration.ofSeconds(1));
      assertThat(confirmed(device.connection().execute(Wallboxes.limit("b", 6)))).isTrue();
    }
  }

  @Test
  void between_two_phase_changes_lie_5_min() throws Exception {
    try (OpenedDevice device = Wallboxes.opened(link)) {
      device.connection().execute(phases("a", 1));
      device.clock().advance(Duration.ofSeconds(299));
      assertThat(rejection(device, phases("b", 3))).isEqualTo(Reason.RATE_LIMIT);
      assertThat(rejection(device, phases("b", 2))).isEqualTo(Reason.OUT_OF_RANGE);
      device.clock().advance(Duration.ofSeconds(1));
      assertThat(confirmed(device.connection().execute(phases("c", 3)))).isTrue();
      assertThat(Wallboxes.writes(link)).containsExactly(ARM, "10 0302 [1]", "10 0302 [3]");
    }
  }

  @Test
  void a_clock_that_is_set_back_does_not_lock_a_limit_for_longer_than_its_span() throws Exception {
    try (OpenedDevice device = Wallboxes.opened(link)) {
      device.connection().execute(Wallboxes.limit("a", 16));
      device.clock().advance(Duration.ofHours(-1));
      assertThat(rejection(device, Wallboxes.limit("b", 10))).isEqualTo(Reason.RATE_LIMIT);
      device.clock().advance(Duration.ofSeconds(5));
      assertThat(confirmed(device.connection().execute(Wallboxes.limit("c", 10)))).isTrue();
    }
  }

  @Test
  void single_phase_charge_points_do_not_change_phases() throws Exception {
    ScriptedLink single = Wallboxes.single();
    try (OpenedDevice device = Wallboxes.opened(single)) {
      assertThat(rejection(device, phases("a", 3))).isEqualTo(Reason.NOT_WRITABLE);
    }
  }

  @Test
  void the_largest_limit_is_that_of_the_name_plate() throws Exception {
    ScriptedLink small = Wallboxes.charging().set(1, 0x0003, 160);
    try (OpenedDevice device = Wallboxes.opened(small)) {
      assertThat(rejection(device, Wallboxes.limit("a", 20))).isEqualTo(Reason.OUT_OF_RANGE);
      assertThat(confirmed(device.connection().execute(Wallboxes.limit("a", 16)))).isTrue();
    }
  }

  @Test
  void a_released_charge_point_has_its_fail_safe_current() throws Exception {
    try (OpenedDevice device = Wallboxes.opened(link)) {
      device.connection().execute(Wallboxes.limit("a", 16));
      Wallboxes.writes(link);
      device.connection().release(Duration.ofSeconds(1));
      assertThat(Wallboxes.writes(link)).containsExactly("10 0300 [60]");
    }
  }

  @Test
  void a_paused_or_untouched_charge_point_is_left_to_its_watchdog() throws Exception {
    try (OpenedDevice device = Wallboxes.opened(link)) {
      device.connection().release(Duration.ofSeconds(1));
      assertThat(Wallboxes.writes(link)).isEmpty();
      device.connection().execute(Wallboxes.limit("a", 0));
      Wallboxes.writes(link);
      device.connection().release(Duration.ofSeconds(1));
      assertThat(Wallboxes.writes(link)).isEmpty();
    }
  }

  @Test
  void nothing_is_written_by_the_reference_map_until_the_site_confirms_it() throws Exception {
    try (OpenedDevice device = Wallboxes.opened(link, Map.of())) {
      Attempt refused = device.connection().execute(Wallboxes.limit("a", 16));
      assertThat(refused)
          .isInstanceOfSatisfying(
              Attempt.Rejected.class,
              rejected -> {
                assertThat(rejected.reason()).isEqualTo(Reason.REFERENCE_MAP);
                assertThat(rejected.detail().english())
                    .contains("wallbox-reference.csv", "mapConfirmed = true", "map of the site");
              });
      assertThat(link.newRequests()).noneMatch(Request::writes);
    }
  }

  @Test
  void only_functions_3_and_10_are_used() throws Exception {
    try (OpenedDevice device = Wallboxes.opened(link)) {
      device.connection().execute(Wallboxes.limit("a", 16));
      device.connection().execute(phases("b", 1));
      device.poll(TestCycle.full());
      assertThat(link.newRequests()).extracting(Request::function).containsOnly(0x03, 0x10);
    }
  }

  @Test
  void a_map_of_the_site_without_a_watchdog_row_reads_only() throws Exception {
    String csv =
        "address,count,type,endian,scale,unit,access,function,name,channel,meaning,models,source,"
            + "confidence,min,max\n"
            + "0x0100,1,enum16,big,1,,ro,03,charger_status,,1 A; 2 B; 3 C,,site,single,,\n"
            + "0x0300,1,u16,big,0.1,A,rw,03/10,charger_current_limit,,,,site,single,0,32\n"
            + "0x000E,8,ascii,big,1,,ro,03,firmware_version,,,,site,single,,\n";
    try (OpenedDevice device =
        new OpenedDevice(
            new WallboxDriver(),
            link,
            1,
            Optional.empty(),
            Map.of(),
            Optional.of(new DeviceContext.SiteMap("site.csv", csv)))) {
      device.started();
      link.newRequests();
      Attempt refused = device.connection().execute(Wallboxes.limit("a", 16));
      assertThat(refused)
          .isInstanceOfSatisfying(
              Attempt.Rejected.class,
              rejected ->
                  assertThat(rejected.detail().english())
                      .contains("failsafe_current: found no row"));
      assertThat(link.newRequests()).isEmpty();
    }
  }

  @Test
  void a_map_of_the_site_without_a_firmware_row_reads_only() throws Exception {
    String csv =
        "address,count,type,endian,scale,unit,access,function,name,channel,meaning,models,source,"
            + "confidence,min,max\n"
            + "0x0300,1,u16,big,0.1,A,rw,03/10,charger_current_limit,,,,site,single,0,32\n";
    try (OpenedDevice device =
        new OpenedDevice(
            new WallboxDriver(),
            link,
            1,
            Optional.empty(),
            Map.of(),
            Optional.of(new DeviceContext.SiteMap("site.csv", csv)))) {
      device.started();
      assertThat(rejection(device, Wallboxes.limit("a", 16)))
          .isEqualTo(Reason.UNSUPPORTED_FIRMWARE);
    }
  }

  private static Command phases(String id, int phases) {
    return Wallboxes.command(id, Map.of("phases_request", Value.of(phases)));
  }

  private static boolean confirmed(Attempt attempt) throws Exception {
    return attempt instanceof Attempt.Accepted accepted && accepted.confirmation().confirmed();
  }

  private static Reason rejection(OpenedDevice device, Command command) throws Exception {
    Attempt attempt = device.connection().execute(command);
    assertThat(attempt).isInstanceOf(Attempt.Rejected.class);
    return ((Attempt.Rejected) attempt).reason();
  }
}
