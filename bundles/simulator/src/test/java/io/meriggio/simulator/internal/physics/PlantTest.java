// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.simulator.SkySettings;
import io.meriggio.simulator.SteppingClock;
import io.meriggio.simulator.state.Inverter;
import io.meriggio.simulator.state.PlantState;
import io.meriggio.simulator.state.Status;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The laws that the plant obeys whatever sky, house and master do. */
class PlantTest {

  private static final double RATED = 10_000;
  private static final int CONNECT = 5;
  private static final long SEED = Long.getLong("meriggio.seed", 20_260_101L);
  private static final int CASES =
      Integer.getInteger("meriggio.cases", 40) * Integer.getInteger("meriggio.factor", 1);

  private final SteppingClock clock = new SteppingClock("2026-06-21T09:00:00Z", "Europe/Rome");

  private Plant plant(double hour, double speed, double clouds) {
    return plant(hour, speed, clouds, 172, 5);
  }

  private Plant plant(double hour, double speed, double clouds, int day, long seed) {
    return new Plant(
        new SkySettings(43.5, 11.5, day, hour, speed, false, clouds, seed), RATED, CONNECT, clock);
  }

  @Test
  void the_house_draws_what_the_inverter_gives_less_what_is_fed_in_on_each_phase() {
    System.out.println("meriggio.seed=" + SEED + " meriggio.cases=" + CASES);
    Random random = new Random(SEED);
    for (int i = 0; i < CASES; i++) {
      Plant plant =
          plant(random.nextDouble() * 24, 3600, 1, 1 + random.nextInt(365), random.nextInt());
      for (int step = 0; step < 50; step++) {
        clock.seconds(random.nextDouble() * 40);
        PlantState now = plant.state();
        assertThat(now.inverter().acPower().l1() - now.grid().power().l1())
            .isCloseTo(now.house().l1(), within(1e-6));
        assertThat(now.inverter().acPower().l2() - now.grid().power().l2())
            .isCloseTo(now.house().l2(), within(1e-6));
        assertThat(now.inverter().acPower().l3() - now.grid().power().l3())
            .isCloseTo(now.house().l3(), within(1e-6));
      }
    }
  }

  @Test
  void counters_grow_by_the_power_that_was_shown() {
    Plant plant = plant(8, 240, 0.6);
    PlantState first = plant.state();
    double produced = 0;
    double house = 0;
    PlantState now = first;
    for (int second = 0; second < 600; second++) {
      produced += now.inverter().acPower().total() / 3600;
      house += now.house().total() / 3600;
      clock.seconds(1);
      now = plant.state();
    }
    double made = now.inverter().energyTotal() - first.inverter().energyTotal();
    double sold = now.grid().exportTotal() - first.grid().exportTotal();
    double bought = now.grid().importTotal() - first.grid().importTotal();
    assertThat(made).isCloseTo(produced, within(0.001)).isGreaterThan(100);
    assertThat(made - sold + bought).isCloseTo(house, within(0.001));
    assertThat(sold).isGreaterThan(0);
    assertThat(bought).isGreaterThan(0);
  }

  @Test
  void a_long_absence_is_lived_through_in_one_go_with_the_same_law() {
    Plant plant = plant(6, 1, 0.3);
    PlantState before = plant.state();
    clock.move(Duration.ofDays(30));
    PlantState after = plant.state();
    double made = after.inverter().energyTotal() - before.inverter().energyTotal();
    assertThat(made).isBetween(30 * 25_000.0, 30 * 90_000.0);
  }

  @Test
  void the_inverter_never_gives_more_than_its_rating_or_than_it_gets() {
    Random random = new Random(SEED);
    for (int i = 0; i < CASES; i++) {
      Plant plant =
          plant(random.nextDouble() * 24, 3600, 1, 1 + random.nextInt(365), random.nextInt());
      for (int step = 0; step < 50; step++) {
        clock.seconds(random.nextDouble() * 40);
        Inverter inverter = plant.state().inverter();
        double ac = inverter.acPower().total();
        assertThat(ac).isBetween(0.0, RATED);
        assertThat(ac).isLessThanOrEqualTo(inverter.pvPower() + 1e-9);
        assertThat(inverter.status() == Status.RUNNING || ac == 0).isTrue();
      }
    }
  }

  @Test
  void at_noon_in_june_a_clear_sky_gives_most_of_the_rating_and_at_midnight_nothing() {
    PlantState noon = plant(12, 0, 0).state();
    assertThat(noon.inverter().status()).isEqualTo(Status.RUNNING);
    assertThat(noon.inverter().acPower().total()).isBetween(6_500.0, 10_000.0);
    PlantState night = plant(0, 0, 0).state();
    assertThat(night.inverter().status()).isEqualTo(Status.WAITING);
    assertThat(night.inverter().acPower().total()).isZero();
    assertThat(night.inverter().pvPower()).isZero();
    assertThat(night.grid().power().total()).isNegative();
  }

  @Test
  void a_winter_noon_gives_less_than_a_summer_noon() {
    double june = plant(12, 0, 0, 172, 5).state().inverter().pvPower();
    double december = plant(12, 0, 0, 355, 5).state().inverter().pvPower();
    assertThat(december).isPositive().isLessThan(0.75 * june);
  }

  @Test
  void production_comes_at_once_when_the_plant_is_built_in_daylight() {
    assertThat(plant(10.5, 30, 0.5).state().inverter().acPower().total()).isGreaterThan(500);
  }

  @Test
  void a_sky_that_stands_still_keeps_every_power() {
    Plant plant = plant(10.5, 0, 0.5);
    PlantState before = plant.state();
    clock.seconds(600);
    PlantState after = plant.state();
    assertThat(after.house()).isEqualTo(before.house());
    assertThat(after.inverter().acPower()).isEqualTo(before.inverter().acPower());
    assertThat(after.grid().importTotal() + after.grid().exportTotal())
        .isGreaterThan(before.grid().importTotal() + before.grid().exportTotal());
  }

  @Test
  void remote_off_ends_production_and_remote_on_waits_out_the_check() {
    Plant plant = plant(12, 0, 0);
    plant.setpoints(asked(false, 1, 0, OptionalDouble.empty()));
    assertThat(plant.state().inverter().acPower().total()).isZero();
    assertThat(plant.state().inverter().status()).isEqualTo(Status.WAITING);
    plant.setpoints(Setpoints.FREE);
    assertThat(plant.state().inverter().status()).isEqualTo(Status.CHECKING);
    clock.seconds(CONNECT - 1);
    assertThat(plant.state().inverter().status()).isEqualTo(Status.CHECKING);
    assertThat(plant.state().inverter().countdown()).isCloseTo(1, within(1e-6));
    clock.seconds(1.5);
    assertThat(plant.state().inverter().status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void a_limit_is_reached_along_its_ramp_and_raises_the_strings_voltage() {
    Plant plant = plant(12, 0, 0);
    PlantState free = plant.state();
    plant.setpoints(asked(true, 0.3, 0.1, OptionalDouble.empty()));
    clock.seconds(4);
    assertThat(plant.state().inverter().acPower().total()).isCloseTo(0.6 * RATED, within(1.0));
    clock.seconds(10);
    PlantState held = plant.state();
    assertThat(held.inverter().acPower().total()).isCloseTo(0.3 * RATED, within(1e-6));
    assertThat(held.inverter().limited()).isTrue();
    assertThat(held.inverter().strings().get(0).voltage())
        .isGreaterThan(free.inverter().strings().get(0).voltage());
  }

  @Test
  void an_export_limit_leaves_the_house_its_power_and_no_more() {
    Plant plant = plant(12, 0, 0);
    plant.setpoints(asked(true, 1, 0, OptionalDouble.of(500)));
    assertThat(plant.state().grid().power().total()).isCloseTo(500, within(1e-6));
  }

  @Test
  void reactive_power_follows_percent_and_cos_phi() {
    Plant plant = plant(12, 0, 0);
    plant.setpoints(new Setpoints(true, 1, 0, 0.2, OptionalDouble.empty(), OptionalDouble.empty()));
    assertThat(plant.state().inverter().reactivePower()).isCloseTo(2000, within(1e-6));
    plant.setpoints(new Setpoints(true, 1, 0, 0, OptionalDouble.of(-0.95), OptionalDouble.empty()));
    Inverter inverter = plant.state().inverter();
    double apparent = Math.hypot(inverter.acPower().total(), inverter.reactivePower());
    assertThat(inverter.acPower().total() / apparent).isCloseTo(0.95, within(1e-9));
    assertThat(inverter.reactivePower()).isNegative();
  }

  @Test
  void a_trip_stops_the_inverter_until_it_is_gone() {
    Plant plant = plant(12, 0, 0);
    plant.trips(Set.of(1));
    assertThat(plant.state().inverter().status()).isEqualTo(Status.FAULT);
    assertThat(plant.state().inverter().acPower().total()).isZero();
    plant.trips(Set.of());
    clock.seconds(CONNECT + 1);
    assertThat(plant.state().inverter().status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void the_counter_of_today_starts_anew_at_local_midnight_and_the_total_does_not() {
    Plant plant = plant(12, 0, 0);
    clock.move(Duration.ofHours(2));
    PlantState afternoon = plant.state();
    assertThat(afternoon.inverter().energyToday()).isGreaterThan(10_000);
    // 22:00 UTC is midnight of Rome's summer time
    clock.move(Duration.between(clock.instant(), java.time.Instant.parse("2026-06-21T22:00:01Z")));
    PlantState night = plant.state();
    clock.seconds(10);
    PlantState later = plant.state();
    assertThat(later.inverter().energyToday()).isLessThan(afternoon.inverter().energyToday());
    assertThat(later.inverter().energyTotal())
        .isGreaterThan(night.inverter().energyTotal())
        .isGreaterThan(afternoon.inverter().energyTotal());
  }

  @Test
  void a_clock_that_is_set_back_takes_nothing_from_the_counters() {
    Plant plant = plant(12, 0, 0);
    clock.seconds(60);
    PlantState before = plant.state();
    clock.move(Duration.ofHours(-1));
    PlantState after = plant.state();
    assertThat(after.inverter().energyTotal()).isEqualTo(before.inverter().energyTotal());
    clock.seconds(60);
    assertThat(plant.state().inverter().energyTotal())
        .isGreaterThan(before.inverter().energyTotal());
  }

  @Test
  void the_same_seed_gives_the_same_day() {
    PlantState one = plant(9, 30, 0.5).state();
    PlantState other = plant(9, 30, 0.5).state();
    assertThat(other.house()).isEqualTo(one.house());
    assertThat(other.inverter().strings()).isEqualTo(one.inverter().strings());
  }

  @Test
  void a_demonstration_shows_production_at_every_moment_and_a_house_that_moves() {
    Plant plant =
        new Plant(new SkySettings(43.5, 11.5, 172, 10.5, 30, true, 0.5, 5), RATED, CONNECT, clock);
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int i = 0; i < 2 * 3600; i++) {
      clock.seconds(1);
      PlantState now = plant.state();
      assertThat(now.inverter().acPower().total()).isPositive();
      least = Math.min(least, now.house().total());
      most = Math.max(most, now.house().total());
    }
    assertThat(least).isBetween(200.0, 800.0);
    assertThat(most).isBetween(2000.0, 7000.0);
  }

  private static Setpoints asked(
      boolean running, double limit, double ramp, OptionalDouble exportLimit) {
    return new Setpoints(running, limit, ramp, 0, OptionalDouble.empty(), exportLimit);
  }
}
