// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.simulator.state.HeatState;
import io.meriggio.simulator.state.Pilot;
import io.meriggio.simulator.state.Session;
import io.meriggio.simulator.state.Storage;
import io.meriggio.simulator.state.StorageMode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * The frames that INVERTERS.md sections 5.1 and 5.3 and OTHER-DEVICES.md sections 2 to 5 print,
 * byte for byte on a real connection, and what they do in the plant.
 */
class FamilyFramesTest {

  private final SteppingClock clock = new SteppingClock("2026-06-21T09:00:00Z", "Europe/Rome");

  private SimulatedPlant plant(String... devices) {
    Object[] pairs = new Object[devices.length];
    System.arraycopy(devices, 0, pairs, 0, devices.length);
    return Rig.still(clock, pairs);
  }

  private static void speaks(SimulatedDevice device, String request, String answer)
      throws IOException {
    assertThat(Rig.answer(device, request, answer)).as(request).isEqualTo(answer);
  }

  private static void begins(SimulatedDevice device, String request, String start, int length)
      throws IOException {
    try (var socket = Rig.connect(device, 2000)) {
      assertThat(Rig.exchange(socket, request, length)).as(request).startsWith(start);
    }
  }

  private static Storage storage(SimulatedPlant plant) {
    return plant.state().units().storages().get(0);
  }

  @Test
  void a_g3_hybrid_takes_passive_mode_in_the_printed_order() throws IOException {
    try (SimulatedPlant plant = plant("device.h", "hyd via=rtu soc=50", "startHour", "0")) {
      SimulatedDevice hybrid = plant.device("h");
      begins(hybrid, "01 03 00 44 00 01 C4 1F", "01 03 02 01 38", 7);
      begins(hybrid, "01 03 04 45 00 08 54 E9", "01 03 10 5A 50 31", 21);
      String acknowledged = "01 10 11 87 00 06 F5 1E";
      String charge = "01 10 11 87 00 06 0C 00 00 00 00 00 00 07 D0 00 00 07 D0 B6 D9";
      speaks(hybrid, charge, acknowledged);
      assertThat(storage(plant).mode()).isEqualTo(StorageMode.SELF_CONSUMPTION);
      begins(hybrid, "01 10 11 84 00 02 04 00 3C 00 01 3B A0", "01 10 11 84 00 02", 8);
      speaks(hybrid, "01 10 11 10 00 01 02 00 03 E5 C0", "01 10 11 10 00 01 05 30");
      assertThat(storage(plant).battery().power()).isCloseTo(-2000, within(1e-6));
      String discharge = "01 10 11 87 00 06 0C 00 00 00 00 FF FF FC 18 FF FF FC 18 40 0B";
      speaks(hybrid, discharge, acknowledged);
      assertThat(storage(plant).battery().power()).isCloseTo(1000, within(1e-6));
      speaks(
          hybrid, "01 10 11 87 00 06 0C 00 00 00 00 00 00 00 00 7F FF FF FF 5D 44", acknowledged);
      assertThat(storage(plant).battery().power()).isZero();
      speaks(
          hybrid, "01 10 11 87 00 06 0C 00 00 00 00 00 00 00 00 00 00 00 00 75 10", acknowledged);
      assertThat(storage(plant).battery().power()).isZero();
      assertThat(hybrid.storedWrites()).isEqualTo(1);
      speaks(hybrid, "01 10 11 10 00 01 02 00 00 A5 C1", "01 10 11 10 00 01 05 30");
      assertThat(storage(plant).mode()).isEqualTo(StorageMode.SELF_CONSUMPTION);
      assertThat(hybrid.abused()).isZero();
    }
  }

  @Test
  void a_dead_gateway_gives_the_hybrid_back_to_itself_after_its_time_out() throws IOException {
    try (SimulatedPlant plant = plant("device.h", "hyd via=rtu soc=50", "startHour", "0")) {
      SimulatedDevice hybrid = plant.device("h");
      speaks(
          hybrid,
          "01 10 11 87 00 06 0C 00 00 00 00 00 00 07 D0 00 00 07 D0 B6 D9",
          "01 10 11 87 00 06 F5 1E");
      begins(hybrid, "01 10 11 84 00 02 04 00 3C 00 01 3B A0", "01 10 11 84", 8);
      speaks(hybrid, "01 10 11 10 00 01 02 00 03 E5 C0", "01 10 11 10 00 01 05 30");
      clock.seconds(59);
      assertThat(storage(plant).mode()).isEqualTo(StorageMode.PASSIVE);
      clock.seconds(2);
      assertThat(storage(plant).mode()).isEqualTo(StorageMode.SELF_CONSUMPTION);
    }
  }

  @Test
  void a_torn_triple_is_refused_and_changes_nothing() throws IOException {
    try (SimulatedPlant plant = plant("device.h", "hyd port=0")) {
      SimulatedDevice hybrid = plant.device("h");
      speaks(
          hybrid,
          "00 01 00 00 00 0B 01 10 11 87 00 02 04 00 00 03 E8",
          "00 01 00 00 00 03 01 90 02");
      assertThat(hybrid.abused()).isEqualTo(1);
    }
  }

  @Test
  void a_3000sp_obeys_the_vendor_functions_in_passive_mode_alone() throws IOException {
    try (SimulatedPlant plant =
        plant("device.roof", "foreign-pv power=3000", "device.s", "sp3000 via=rtu soc=50")) {
      SimulatedDevice sp3000 = plant.device("s");
      begins(sp3000, "01 04 20 00 00 0A 7B CD", "01 04 14 00 18 5A 45 31", 25);
      // wrong mode, as the document constructs it
      speaks(sp3000, "01 42 01 02 07 D0 DA 55", "01 42 02 00 01 6D B8");
      begins(sp3000, "01 10 12 00 00 01 02 00 03 D4 50", "01 10 12 00 00 01", 8);
      begins(sp3000, "01 49 22 01 22 02 1E DD", "01 49 02", 7);
      // accepted, ready for both
      speaks(sp3000, "01 42 01 02 07 D0 DA 55", "01 42 02 03 00 AC 88");
      assertThat(storage(plant).battery().power()).isCloseTo(-2000, within(1e-6));
      speaks(sp3000, "01 42 01 01 05 DC 2B 30", "01 42 02 03 00 AC 88");
      assertThat(storage(plant).battery().power()).isCloseTo(1500, within(1e-6));
      speaks(sp3000, "01 42 01 00 55 55 87 56", "01 42 02 03 00 AC 88");
      assertThat(storage(plant).acPower().total()).isZero();
      speaks(sp3000, "01 42 01 03 00 00 88 39", "01 42 02 03 00 AC 88");
      speaks(sp3000, "01 42 01 03 55 55 77 56", "01 42 02 03 00 AC 88");
    }
  }

  @Test
  void a_full_3000sp_says_so() throws IOException {
    try (SimulatedPlant plant = plant("device.s", "sp3000 via=rtu soc=100")) {
      begins(plant.device("s"), "01 10 12 00 00 01 02 00 03 D4 50", "01 10 12 00 00 01", 8);
      // accepted, full: ready to discharge and full
      speaks(plant.device("s"), "01 42 01 03 00 00 88 39", "01 42 02 06 00 AF D8");
    }
  }

  @Test
  void newer_firmware_takes_the_same_commands_by_function_0x10() throws IOException {
    try (SimulatedPlant plant = plant("device.s", "sp3000 via=rtu soc=50")) {
      SimulatedDevice sp3000 = plant.device("s");
      begins(sp3000, "01 10 12 00 00 01 02 00 03 D4 50", "01 10 12 00 00 01", 8);
      begins(sp3000, "01 10 12 11 00 01 02 55 55 68 7F", "01 10 12 11 00 01", 8);
      begins(sp3000, "01 10 12 14 00 01 02 07 D0 94 E9", "01 10 12 14 00 01", 8);
      assertThat(storage(plant).battery().power()).isCloseTo(-2000, within(1e-6));
      begins(sp3000, "01 10 12 13 00 01 02 05 DC 94 3B", "01 10 12 13 00 01", 8);
      assertThat(storage(plant).battery().power()).isCloseTo(1500, within(1e-6));
      begins(sp3000, "01 10 12 12 00 01 02 55 55 68 4C", "01 10 12 12 00 01", 8);
      assertThat(storage(plant).standby()).isTrue();
      begins(sp3000, "01 10 12 15 00 01 02 00 00 96 94", "01 10 12 15 00 01", 8);
      clock.seconds(10);
      assertThat(plant.state().grid().power().total()).isCloseTo(0, within(1e-6));
      begins(sp3000, "01 10 12 00 00 01 02 00 00 94 51", "01 10 12 00 00 01", 8);
      assertThat(storage(plant).mode()).isEqualTo(StorageMode.SELF_CONSUMPTION);
    }
  }

  @Test
  void a_minute_without_a_heartbeat_means_standby_and_not_automatic() throws IOException {
    try (SimulatedPlant plant = plant("device.s", "sp3000 via=rtu soc=50")) {
      SimulatedDevice sp3000 = plant.device("s");
      begins(sp3000, "01 10 12 00 00 01 02 00 03 D4 50", "01 10 12 00 00 01", 8);
      begins(sp3000, "01 42 01 02 07 D0 DA 55", "01 42 02 03 00", 7);
      clock.seconds(40);
      begins(sp3000, "01 49 22 01 22 02 1E DD", "01 49 02", 7);
      clock.seconds(40);
      assertThat(storage(plant).standby()).isFalse();
      clock.seconds(25);
      assertThat(storage(plant).standby()).isTrue();
      assertThat(storage(plant).mode()).isEqualTo(StorageMode.PASSIVE);
      assertThat(storage(plant).acPower().total()).isZero();
    }
  }

  @Test
  void a_wallbox_speaks_the_reference_frames() throws IOException {
    try (SimulatedPlant plant = plant("device.w", "wallbox via=rtu car-current=32")) {
      SimulatedDevice box = plant.device("w");
      begins(box, "01 10 03 03 00 02 04 00 3C 00 3C 67 57", "01 10 03 03 00 02", 8);
      speaks(box, "01 10 03 00 00 01 02 00 A0 95 28", "01 10 03 00 00 01 01 8D");
      var charger = plant.state().units().chargers().get(0);
      assertThat(charger.limit()).isEqualTo(16);
      assertThat(charger.pilot()).isEqualTo(Pilot.C);
      begins(box, "01 10 03 01 00 01 02 00 02 15 40", "01 10 03 01 00 01", 8);
      assertThat(plant.state().units().chargers().get(0).session()).isEqualTo(Session.FINISHED);
      begins(box, "01 10 03 01 00 01 02 00 01 55 41", "01 10 03 01 00 01", 8);
      assertThat(plant.state().units().chargers().get(0).session()).isEqualTo(Session.CHARGING);
      begins(box, "01 10 03 00 00 01 02 00 00 95 50", "01 10 03 00 00 01", 8);
      assertThat(plant.state().units().chargers().get(0).session()).isEqualTo(Session.PAUSED);
      begins(box, "01 10 03 0B 00 01 02 00 01 55 EB", "01 10 03 0B 00 01", 8);
      begins(box, "01 03 01 00 00 10 45 FA", "01 03 20 00 02 00 05", 37);
      begins(box, "01 03 02 00 00 18 44 78", "01 03 30 09", 53);
      assertThat(box.abused()).isZero();
      // 5.0 A lies between pause and the least current; checksum by the rule of section 2
      speaks(box, "01 10 03 00 00 01 02 00 32 14 85", "01 90 03 0C 01");
      assertThat(box.abused()).isEqualTo(1);
    }
  }

  @Test
  void a_power_magic_takes_remote_dispatch_and_returns_when_its_watchdog_runs_out()
      throws IOException {
    try (SimulatedPlant plant = plant("device.p", "power-magic soc=50")) {
      SimulatedDevice cabinet = plant.device("p");
      begins(cabinet, "00 01 00 00 00 06 01 03 01 00 00 08", "00 01 00 00 00 13 01 03 10", 25);
      speaks(cabinet, "00 02 00 00 00 06 01 06 04 00 00 04", "00 02 00 00 00 06 01 06 04 00 00 04");
      speaks(cabinet, "00 03 00 00 00 06 01 06 04 0F 00 3C", "00 03 00 00 00 06 01 06 04 0F 00 3C");
      speaks(
          cabinet,
          "00 04 00 00 00 0B 01 10 04 02 00 02 04 00 00 C3 50",
          "00 04 00 00 00 06 01 10 04 02 00 02");
      assertThat(storage(plant).acPower().total()).isCloseTo(50_000, within(1e-6));
      speaks(
          cabinet,
          "00 05 00 00 00 0B 01 10 04 02 00 02 04 FF FF 8A D0",
          "00 05 00 00 00 06 01 10 04 02 00 02");
      assertThat(storage(plant).acPower().total()).isCloseTo(-30_000, within(1e-6));
      clock.seconds(61);
      assertThat(storage(plant).mode()).isEqualTo(StorageMode.SELF_CONSUMPTION);
      // half a set-point is none
      begins(cabinet, "00 06 00 00 00 06 01 06 04 02 00 01", "00 06 00 00 00 03 01 86 03", 9);
    }
  }

  @Test
  void a_heat_pump_speaks_the_reference_frames() throws IOException {
    try (SimulatedPlant plant = plant("device.h", "heat-pump via=rtu")) {
      SimulatedDevice pump = plant.device("h");
      begins(pump, "01 03 01 00 00 06 C4 34", "01 03 0C", 17);
      begins(pump, "01 03 02 00 00 1C 45 BB", "01 03 38", 61);
      begins(pump, "01 10 03 07 00 01 02 00 03 D4 E6", "01 10 03 07 00 01", 8);
      assertThat(plant.state().units().heatPumps().get(0).sgReady()).isEqualTo(3);
      begins(pump, "01 10 03 04 00 01 02 01 F4 94 C3", "01 10 03 04 00 01", 8);
      assertThat(plant.state().units().heatPumps().get(0).state())
          .isIn(HeatState.STANDBY, HeatState.HOT_WATER);
      assertThat(pump.storedWrites()).isEqualTo(1);
      assertThat(pump.abused()).isZero();
    }
  }

  @Test
  void a_cabinet_limits_one_inverter_or_all() throws IOException {
    try (SimulatedPlant plant =
        plant("device.c", "psc100 inverters=12", "startHour", "12", "clouds", "0")) {
      SimulatedDevice cabinet = plant.device("c");
      speaks(
          cabinet,
          "00 01 00 00 00 0B 07 10 11 05 00 02 04 00 01 02 BC",
          "00 01 00 00 00 06 07 10 11 05 00 02");
      clock.seconds(5);
      // the mains stay mains behind four megawatts: EN 50160, 230 V and 10 %
      assertThat(plant.state().grid().voltage().l1()).isBetween(207.0, 253.0);
      var seventh = plant.state().units().inverters().get(6);
      assertThat(seventh.acPower().total()).isCloseTo(0.7 * 350_000, within(1.0));
      assertThat(plant.state().units().inverters().get(5).acPower().total())
          .isGreaterThan(0.75 * 350_000);
      speaks(
          cabinet,
          "00 02 00 00 00 0B 07 10 11 05 00 02 04 00 00 03 E8",
          "00 02 00 00 00 06 07 10 11 05 00 02");
      speaks(
          cabinet,
          "00 03 00 00 00 0B F7 10 03 01 00 02 04 00 01 02 58",
          "00 03 00 00 00 06 F7 10 03 01 00 02");
      clock.seconds(5);
      assertThat(
              plant.state().units().inverters().stream()
                  .mapToDouble(one -> one.acPower().total())
                  .sum())
          .isCloseTo(0.6 * 12 * 350_000, within(1.0));
      // 0.1 kW steps from 320 kW up: 210 kW are 2100
      begins(
          cabinet, "00 04 00 00 00 06 01 03 04 85 00 01", "00 04 00 00 00 05 01 03 02 08 34", 11);
    }
  }

  @Test
  void a_cabinet_with_the_sunspec_profile_answers_the_probe_and_takes_model_123()
      throws IOException {
    try (SimulatedPlant plant =
        plant(
            "device.c",
            "psc100 inverters=2 unit=100 sunspec=yes",
            "startHour",
            "12",
            "clouds",
            "0")) {
      SimulatedDevice cabinet = plant.device("c");
      speaks(
          cabinet,
          "00 04 00 00 00 06 64 03 9C 40 00 04",
          "00 04 00 00 00 0B 64 03 08 53 75 6E 53 00 01 00 42");
      begins(
          cabinet,
          "00 05 00 00 00 11 64 10 9D 29 00 05 0A 17 70 00 00 00 78 00 00 00 01",
          "00 05 00 00 00 06 64 10 9D 29 00 05",
          12);
      assertThat(
              plant.state().units().inverters().stream()
                  .mapToDouble(one -> one.acPower().total())
                  .sum())
          .isCloseTo(0.6 * 2 * 350_000, within(1.0));
      // the chain ends where it says
      speaks(
          cabinet, "00 06 00 00 00 06 64 03 9E 63 00 02", "00 06 00 00 00 07 64 03 04 FF FF 00 00");
    }
  }

  @Test
  void outputs_follow_their_registers_and_the_relays_cross() throws IOException {
    try (SimulatedPlant plant = plant("device.io", "io-module")) {
      SimulatedDevice module = plant.device("io");
      double before = plant.state().grid().power().total();
      speaks(
          module,
          "00 01 00 00 00 09 01 10 02 03 00 01 02 00 01",
          "00 01 00 00 00 06 01 10 02 03 00 01");
      assertThat(plant.state().units().switches().closed())
          .containsExactly(false, false, true, false);
      assertThat(before - plant.state().grid().power().total()).isCloseTo(1500, within(1e-6));
      speaks(
          module,
          "00 02 00 00 00 06 01 03 02 00 00 04",
          "00 02 00 00 00 0B 01 03 08 00 00 00 00 00 00 00 01");
      begins(
          module, "00 03 00 00 00 09 01 10 02 00 00 01 02 00 02", "00 03 00 00 00 03 01 90 03", 9);
      begins(module, "00 04 00 00 00 06 01 03 03 00 00 01", "00 04 00 00 00 03 01 83 02", 9);
    }
  }
}
