// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.simulator.SkySettings;
import io.meriggio.simulator.SteppingClock;
import io.meriggio.simulator.state.PlantState;
import io.meriggio.simulator.state.Storage;
import io.meriggio.simulator.state.StorageMode;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A hybrid by itself, in passive mode, and when its master falls silent. */
class StorageUnitTest {

  private final SteppingClock clock = new SteppingClock("2026-06-21T10:00:00Z", "Europe/Rome");

  private Plant plant(double hour, double soc, double pv) {
    return new Plant(
        new SkySettings(43.5, 11.5, 172, hour, 0, false, 0, 5),
        new PlantSpec(
            3,
            1,
            List.of(),
            List.of(new StorageSpec(10_000, pv, 10_240, 5000, 400, soc, 3, 5)),
            List.of(),
            List.of(),
            List.of()),
        clock);
  }

  private static Storage storage(Plant plant) {
    return plant.state().units().storages().get(0);
  }

  @Test
  void surplus_of_the_sun_charges_and_the_exchange_stays_at_zero() {
    Plant plant = plant(10, 0.5, 5000);
    PlantState now = plant.state();
    assertThat(storage(plant).pvPower()).isGreaterThan(now.house().total());
    assertThat(storage(plant).battery().power()).isNegative();
    assertThat(now.grid().power().total()).isCloseTo(0, within(1e-6));
  }

  @Test
  void at_night_the_battery_covers_the_house() {
    Plant plant = plant(0, 0.5, 9000);
    assertThat(storage(plant).battery().power()).isGreaterThan(plant.state().house().total());
    assertThat(plant.state().grid().power().total()).isCloseTo(0, within(1e-6));
  }

  @Test
  void an_empty_battery_leaves_the_house_to_the_grid_and_a_full_one_sells_the_sun() {
    Plant empty = plant(0, 0.10, 9000);
    assertThat(storage(empty).battery().power()).isZero();
    assertThat(empty.state().grid().power().total()).isNegative();
    Plant full = plant(12, 1.0, 9000);
    assertThat(storage(full).battery().power()).isZero();
    assertThat(full.state().grid().power().total()).isGreaterThan(3000);
  }

  @Test
  void equal_bounds_force_the_battery_whatever_the_exchange() {
    Plant plant = plant(0, 0.5, 9000);
    plant.storage(0).mode(StorageMode.PASSIVE);
    plant.storage(0).order(before -> before.steering(0, 2000, 2000));
    assertThat(storage(plant).battery().power()).isCloseTo(-2000, within(1e-6));
    plant.storage(0).order(before -> before.steering(0, -1000, -1000));
    assertThat(storage(plant).battery().power()).isCloseTo(1000, within(1e-6));
  }

  @Test
  void within_wide_bounds_the_exchange_is_steered_to_its_target() {
    Plant plant = plant(0, 0.5, 9000);
    plant.storage(0).mode(StorageMode.PASSIVE);
    plant.storage(0).order(before -> before.steering(500, -5000, 5000));
    // 500 W drawn: export is negative
    assertThat(plant.state().grid().power().total()).isCloseTo(-500, within(1e-6));
    plant.storage(0).order(before -> before.steering(-300, -5000, 5000));
    assertThat(plant.state().grid().power().total()).isCloseTo(300, within(1e-6));
  }

  @Test
  void no_discharge_lets_the_surplus_in_and_nothing_out() {
    Plant night = plant(0, 0.5, 9000);
    night.storage(0).mode(StorageMode.PASSIVE);
    night.storage(0).order(before -> before.steering(0, 0, 1e9));
    assertThat(storage(night).battery().power()).isZero();
    Plant day = plant(12, 0.5, 9000);
    day.storage(0).mode(StorageMode.PASSIVE);
    day.storage(0).order(before -> before.steering(0, 0, 1e9));
    assertThat(storage(day).battery().power()).isNegative();
  }

  @Test
  void after_its_time_out_it_goes_back_to_the_mode_before_passive() {
    Plant plant = plant(0, 0.5, 9000);
    plant.storage(0).timeout(60, true);
    plant.storage(0).mode(StorageMode.PASSIVE);
    plant.storage(0).order(before -> before.steering(0, 2000, 2000));
    clock.seconds(59);
    assertThat(storage(plant).mode()).isEqualTo(StorageMode.PASSIVE);
    plant.storage(0).heard();
    clock.seconds(59);
    assertThat(storage(plant).mode()).isEqualTo(StorageMode.PASSIVE);
    clock.seconds(2);
    assertThat(storage(plant).mode()).isEqualTo(StorageMode.SELF_CONSUMPTION);
    assertThat(storage(plant).battery().power()).isPositive();
  }

  @Test
  void without_a_time_out_the_last_set_point_survives_a_dead_master() {
    Plant plant = plant(0, 0.5, 9000);
    plant.storage(0).timeout(0, true);
    plant.storage(0).mode(StorageMode.PASSIVE);
    plant.storage(0).order(before -> before.steering(0, 1500, 1500));
    clock.seconds(3600);
    assertThat(storage(plant).battery().power()).isCloseTo(-1500, within(1e-6));
  }

  @Test
  void the_other_action_is_standby_and_it_stays_in_passive_mode() {
    Plant plant = plant(0, 0.5, 9000);
    plant.storage(0).timeout(60, false);
    plant.storage(0).mode(StorageMode.PASSIVE);
    plant.storage(0).order(before -> before.steering(0, 2000, 2000));
    clock.seconds(61);
    assertThat(storage(plant).standby()).isTrue();
    assertThat(storage(plant).mode()).isEqualTo(StorageMode.PASSIVE);
    assertThat(storage(plant).acPower().total()).isZero();
  }

  @Test
  void an_export_limit_throttles_the_sun_when_the_battery_is_full() {
    Plant plant = plant(12, 1.0, 9000);
    double free = storage(plant).pvPower();
    plant.storage(0).order(before -> before.within(true, 1.1, OptionalDouble.of(500), 0));
    assertThat(plant.state().grid().power().total()).isCloseTo(500, within(1e-6));
    assertThat(storage(plant).pvPower()).isLessThan(free);
    assertThat(storage(plant).limited()).isTrue();
  }

  @Test
  void a_battery_loses_on_the_way_and_never_leaves_its_bounds() {
    Accumulator battery = new Accumulator(10_000, 5000, 5000, 400, 0.5);
    battery.power(-1000);
    battery.live(3600);
    // 3 % of 1000 Wh are lost on the way in
    assertThat(battery.state().soc()).isCloseTo(50 + 9.7, within(1e-6));
    battery.power(970);
    battery.live(3600);
    assertThat(battery.state().soc()).isCloseTo(49.7, within(1e-6));
    battery.power(5000);
    battery.live(36_000);
    assertThat(battery.state().soc()).isEqualTo(10);
    assertThat(battery.possible(5000)).isZero();
    battery.power(-5000);
    battery.live(36_000);
    assertThat(battery.state().soc()).isEqualTo(100);
    assertThat(battery.possible(-5000)).isZero();
  }
}
