// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.simulator.SkySettings;
import io.meriggio.simulator.SteppingClock;
import io.meriggio.simulator.state.Charger;
import io.meriggio.simulator.state.HeatPump;
import io.meriggio.simulator.state.HeatState;
import io.meriggio.simulator.state.Pilot;
import io.meriggio.simulator.state.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cars, heat and switched loads, as OTHER-DEVICES.md sections 2 and 4 describe them. */
class LoadsTest {

  private final SteppingClock clock = new SteppingClock("2026-06-21T10:00:00Z", "Europe/Rome");

  private Plant plant(CarSpec car, double hour, double speed) {
    return new Plant(
        new SkySettings(43.5, 11.5, 172, hour, speed, false, 0, 5),
        new PlantSpec(
            3,
            1,
            List.of(),
            List.of(),
            List.of(car),
            List.of(new HeatSpec(2200, 300, 180)),
            List.of(1000.0, 150.0, 1500.0, 60.0)),
        clock);
  }

  private static CarSpec car(double arrivesWith, double arrives, double leaves) {
    return new CarSpec(3, 32, 3, 16, 52_000, arrivesWith, arrives, leaves);
  }

  private static Charger charger(Plant plant) {
    return plant.state().units().chargers().get(0);
  }

  private static HeatPump pump(Plant plant) {
    return plant.state().units().heatPumps().get(0);
  }

  @Test
  void a_car_charges_with_what_it_takes_and_no_more_than_it_is_offered() {
    Plant plant = plant(car(0.3, 0, 0), 10, 0);
    plant.chargePoint(0).heard();
    assertThat(charger(plant).pilot()).isEqualTo(Pilot.C);
    // 16 A on three phases of about 230 V
    assertThat(charger(plant).power().total()).isBetween(10_500.0, 11_500.0);
    plant.chargePoint(0).order(before -> limit(10));
    assertThat(charger(plant).power().total()).isBetween(6_500.0, 7_200.0);
    assertThat(charger(plant).limit()).isEqualTo(10);
    plant.chargePoint(0).order(before -> limit(0));
    assertThat(charger(plant).session()).isEqualTo(Session.PAUSED);
    assertThat(charger(plant).pilot()).isEqualTo(Pilot.B);
    assertThat(charger(plant).power().total()).isZero();
  }

  private static ChargeOrders limit(double amperes) {
    return new ChargeOrders(amperes, 6, 60, 0, 32, 0, false);
  }

  @Test
  void a_silent_master_leaves_the_car_the_fail_safe_current_and_the_charge_goes_on() {
    Plant plant = plant(car(0.3, 0, 0), 10, 0);
    plant.chargePoint(0).order(before -> limit(16));
    plant.chargePoint(0).heard();
    clock.seconds(59);
    assertThat(charger(plant).limit()).isEqualTo(16);
    clock.seconds(2);
    assertThat(charger(plant).failsafe()).isTrue();
    assertThat(charger(plant).limit()).isEqualTo(6);
    assertThat(charger(plant).pilot()).isEqualTo(Pilot.C);
    plant.chargePoint(0).heard();
    assertThat(charger(plant).limit()).isEqualTo(16);
  }

  @Test
  void a_car_comes_and_goes_by_the_hour_and_a_session_begins_when_it_is_plugged_in() {
    Plant plant = plant(car(0.3, 11, 12), 10.5, 60);
    assertThat(charger(plant).pilot()).isEqualTo(Pilot.A);
    clock.seconds(45);
    assertThat(charger(plant).pilot()).isEqualTo(Pilot.C);
    assertThat(charger(plant).sessionEnergy()).isGreaterThan(0);
    clock.seconds(60);
    assertThat(charger(plant).pilot()).isEqualTo(Pilot.A);
    assertThat(charger(plant).power().total()).isZero();
    // kept until the next session starts
    assertThat(charger(plant).sessionEnergy()).isGreaterThan(0);
  }

  @Test
  void a_full_car_ends_the_charge_by_itself() {
    Plant plant = plant(car(0.97, 0, 0), 10, 600);
    plant.chargePoint(0).order(before -> new ChargeOrders(16, 16, 0, 0, 32, 0, false));
    clock.seconds(300);
    assertThat(charger(plant).session()).isEqualTo(Session.PAUSED_BY_CAR);
    assertThat(charger(plant).pilot()).isEqualTo(Pilot.B);
    assertThat(charger(plant).carSoc()).isCloseTo(100, within(0.2));
  }

  @Test
  void stop_and_start_are_obeyed_and_an_energy_ends_the_session() {
    Plant plant = plant(car(0.3, 0, 0), 10, 0);
    plant.chargePoint(0).stop();
    assertThat(charger(plant).session()).isEqualTo(Session.FINISHED);
    plant.chargePoint(0).start();
    assertThat(charger(plant).session()).isEqualTo(Session.CHARGING);
    plant.chargePoint(0).order(before -> new ChargeOrders(16, 16, 0, 0, 32, 100, false));
    clock.seconds(120);
    assertThat(charger(plant).session()).isEqualTo(Session.FINISHED);
    assertThat(charger(plant).sessionEnergy()).isBetween(100.0, 110.0);
  }

  @Test
  void sg_ready_states_lock_and_force_the_heat_pump() {
    Plant plant = plant(car(0.3, 20, 21), 10, 0);
    assertThat(pump(plant).sgReady()).isEqualTo(2);
    plant.heatPump(0).contacts(true, false);
    assertThat(pump(plant).state()).isEqualTo(HeatState.LOCKED);
    assertThat(pump(plant).electricPower().total()).isLessThan(20);
    plant.heatPump(0).contacts(true, true);
    assertThat(pump(plant).sgReady()).isEqualTo(4);
    plant.heatPump(0).contacts(false, true);
    assertThat(pump(plant).sgReady()).isEqualTo(3);
    // the register goes before the contacts
    plant.heatPump(0).order(before -> sg(1));
    assertThat(pump(plant).state()).isEqualTo(HeatState.LOCKED);
  }

  private static HeatOrders sg(int state) {
    return new HeatOrders(true, true, true, 35, 50, 5, state, 0, 600);
  }

  @Test
  void its_watchdog_takes_the_request_back() {
    Plant plant = plant(car(0.3, 20, 21), 10, 0);
    plant.heatPump(0).order(before -> sg(4));
    plant.heatPump(0).heard();
    clock.seconds(599);
    assertThat(pump(plant).sgReady()).isEqualTo(4);
    clock.seconds(2);
    assertThat(pump(plant).sgReady()).isEqualTo(2);
  }

  @Test
  void a_cold_tank_is_heated_to_its_set_point_and_the_compressor_rests_then() {
    Plant plant = plant(car(0.3, 20, 21), 10, 60);
    boolean ran = false;
    double most = 0;
    for (int second = 0; second < 600; second++) {
      clock.seconds(1);
      ran |= pump(plant).state() == HeatState.HOT_WATER;
      most = Math.max(most, pump(plant).tank());
    }
    assertThat(ran).isTrue();
    assertThat(most).isBetween(49.0, 54.0);
    assertThat(pump(plant).thermalTotal()).isGreaterThan(pump(plant).electricTotal());
  }

  @Test
  void outputs_switch_their_loads_and_open_when_nobody_is_heard() {
    Plant plant = plant(car(0.3, 20, 21), 10, 0);
    double before = plant.state().grid().power().total();
    plant.switches().watchdog(30);
    plant.switches().output(3, true);
    assertThat(before - plant.state().grid().power().total()).isCloseTo(1500, within(1e-6));
    clock.seconds(31);
    assertThat(plant.state().units().switches().closed())
        .containsExactly(false, false, false, false);
    assertThat(plant.state().units().switches().expired()).isTrue();
  }
}
