// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.AddressRange;
import io.meriggio.device.Attempt;
import io.meriggio.device.CanFrame;
import io.meriggio.device.Candidate;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedCanLink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The frames are those of the tables and the example of docs/reference/wallbox-can.md. */
class CanControlTest {

  private static final CanFrame ARM = CanFrame.of(0x121, 0x00, 0x3C, 0x00, 0x3C);
  private static final CanFrame LIMIT_10 = CanFrame.of(0x101, 0x00, 0x64);
  private static final CanFrame START = CanFrame.of(0x111, 1);
  private static final CanFrame STOP = CanFrame.of(0x111, 2);
  private static final CanFrame HEARTBEAT = CanFrame.of(0x141, 1);

  @Test
  void fail_safe_and_time_out_go_before_limit_and_start() throws Exception {
    ScriptedCanLink bus = CanBoxes.bus(1);
    try (OpenedDevice box = CanBoxes.opened(bus, 1, Wallboxes.CONFIRMED).started()) {
      Command start =
          Wallboxes.command(
              "a",
              Map.of("charge_command", Value.of("START"), "charger_current_limit", Value.of(10.0)));
      box.connection().execute(start);
      assertThat(bus.newSent()).containsExactly(ARM, LIMIT_10, START);
      bus.hear(CanBoxes.echo(1, 100, 60, 60));
      box.poll(io.meriggio.testkit.TestCycle.full());
      box.connection().execute(start);
      assertThat(bus.newSent()).containsExactly(HEARTBEAT);
      box.connection().execute(Wallboxes.command("b", Map.of("charge_command", Value.of("STOP"))));
      assertThat(bus.newSent()).containsExactly(STOP);
      assertThat(box.connection().keepAlive()).contains(Duration.ofSeconds(20));
    }
  }

  @Test
  void a_limit_is_confirmed_by_what_is_heard_after_it_was_sent() throws Exception {
    ScriptedCanLink bus = CanBoxes.bus(1);
    try (OpenedDevice box = CanBoxes.opened(bus, 1, Wallboxes.CONFIRMED).started()) {
      box.clock().advance(Duration.ofSeconds(1));
      Attempt attempt = box.connection().execute(Wallboxes.limit("a", 16));
      Attempt.Confirmation confirmation = ((Attempt.Accepted) attempt).confirmation();
      assertThat(confirmation.confirmed()).as("only an old echo of 16 A").isFalse();
      bus.hear(CanBoxes.echo(1, 60, 60, 60));
      assertThat(confirmation.confirmed()).isFalse();
      bus.hear(CanBoxes.echo(1, 160, 60, 60));
      assertThat(confirmation.confirmed()).isTrue();
    }
  }

  @Test
  void a_heartbeat_follows_only_while_the_limit_is_in_force() throws Exception {
    ScriptedCanLink bus = CanBoxes.bus(1);
    try (OpenedDevice box = CanBoxes.opened(bus, 1, Wallboxes.CONFIRMED).started()) {
      Command limit = Wallboxes.limit("a", 10);
      box.connection().execute(limit);
      bus.newSent();
      bus.hear(CanBoxes.echo(1, 60, 60, 60));
      box.connection().execute(limit);
      assertThat(bus.newSent()).containsExactly(LIMIT_10);
    }
  }

  @Test
  void nothing_is_sent_until_the_site_confirms_the_profile() throws Exception {
    ScriptedCanLink bus = CanBoxes.bus(1);
    try (OpenedDevice box = CanBoxes.opened(bus, 1, Map.of()).started()) {
      Attempt refused = box.connection().execute(Wallboxes.limit("a", 10));
      assertThat(refused)
          .isInstanceOfSatisfying(
              Attempt.Rejected.class,
              rejected -> {
                assertThat(rejected.reason()).isEqualTo(Reason.REFERENCE_MAP);
                assertThat(rejected.detail().english())
                    .contains("wallbox-can-reference.csv", "only listens", "mapConfirmed = true");
              });
      box.connection().release(Duration.ofSeconds(1));
    }
    assertThat(bus.sent()).isEmpty();
  }

  @Test
  void a_profile_of_the_site_that_is_documented_needs_no_confirmation() throws Exception {
    String csv =
        new String(
                getClass().getResourceAsStream("/wallbox-can-reference.csv").readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8)
            .replace(",reference\n", ",single\n")
            .replace("0x100,out", "0x300,out");
    ScriptedCanLink bus = CanBoxes.bus(1);
    try (OpenedDevice box = box(bus, 1, csv).started()) {
      box.connection().execute(Wallboxes.limit("a", 10));
      assertThat(bus.newSent()).containsExactly(ARM, CanFrame.of(0x301, 0x00, 0x64));
    }
  }

  @Test
  void a_register_map_is_no_profile() {
    assertThatThrownBy(() -> box(CanBoxes.bus(1), 1, "address,count,type\n0x0000,1,u16\n"))
        .hasMessageContaining("site.csv line 1, column 1 (header): found 'address'")
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_MAP));
  }

  @Test
  void a_released_charge_point_has_its_fail_safe_current() throws Exception {
    ScriptedCanLink bus = CanBoxes.bus(1);
    try (OpenedDevice box = CanBoxes.opened(bus, 1, Wallboxes.CONFIRMED).started()) {
      box.connection().execute(Wallboxes.limit("a", 16));
      bus.newSent();
      box.connection().release(Duration.ofSeconds(1));
      assertThat(bus.newSent()).containsExactly(CanFrame.of(0x101, 0x00, 0x3C));
    }
  }

  @Test
  void eight_charge_points_share_a_bus_and_each_hears_its_own() throws Exception {
    ScriptedCanLink bus = new ScriptedCanLink();
    for (int node = 1; node <= 8; node++) {
      CanBoxes.charging(node).forEach(bus::hear);
    }
    try (OpenedDevice eighth = CanBoxes.opened(bus, 8, Wallboxes.CONFIRMED).started()) {
      assertThat(eighth.number("charger_power")).isEqualTo(11040);
      bus.hear(CanFrame.of(0x1A1, 0, 1, 0, 1, 0, 0, 0, 0), CanFrame.of(0x188, 2));
      assertThat(eighth.poll(io.meriggio.testkit.TestCycle.full()))
          .containsOnlyKeys("charger_status");
      eighth.connection().execute(Wallboxes.limit("a", 10));
      assertThat(bus.newSent()).extracting(CanFrame::id).containsExactly(0x128, 0x108);
    }
    assertThatThrownBy(() -> CanBoxes.opened(bus, 9, Map.of()))
        .hasMessageContaining("unit: found 9, allowed on CAN: 1 to 8");
  }

  @Test
  void single_phase_charge_points_do_not_change_phases() throws Exception {
    ScriptedCanLink bus = new ScriptedCanLink();
    CanBoxes.frames(1, 1, "1.0.500").forEach(bus::hear);
    try (OpenedDevice box = CanBoxes.opened(bus, 1, Wallboxes.CONFIRMED).started()) {
      Attempt refused =
          box.connection().execute(Wallboxes.command("a", Map.of("phases_request", Value.of(3))));
      assertThat(((Attempt.Rejected) refused).reason()).isEqualTo(Reason.NOT_WRITABLE);
    }
  }

  @Test
  void a_charge_point_whose_firmware_is_not_heard_is_not_served() throws Exception {
    ScriptedCanLink bus = new ScriptedCanLink().hear(CanBoxes.charging(1).get(0));
    try (OpenedDevice box = CanBoxes.opened(bus, 1, Map.of())) {
      assertThatThrownBy(() -> box.connection().identify())
          .hasMessageContaining("charge point 1 sends, but its firmware version was not heard");
    }
  }

  @Test
  void a_search_finds_who_sends_and_sends_nothing() {
    ScriptedCanLink bus = CanBoxes.bus(1);
    List<Candidate> found = new WallboxDriver().probe(bus, new AddressRange(1, 1)).toList();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).identity().serialNumber()).contains("WB22K0000000012");
    assertThat(found.get(0).identity().firmware()).contains("1.0.493");
    assertThat(new WallboxDriver().probe(bus, new AddressRange(2, 12))).isEmpty();
    assertThat(bus.sent()).isEmpty();
    assertThat(bus.listeners()).isZero();
  }

  private static OpenedDevice box(ScriptedCanLink bus, int unit, String csv) throws Exception {
    return new OpenedDevice(
        new WallboxDriver(),
        bus,
        unit,
        Optional.empty(),
        Map.of(),
        Optional.of(new DeviceContext.SiteMap("site.csv", csv)),
        bus.clock());
  }
}
