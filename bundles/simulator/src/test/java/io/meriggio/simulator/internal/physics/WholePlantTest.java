// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.simulator.SkySettings;
import io.meriggio.simulator.SteppingClock;
import io.meriggio.simulator.state.Phases;
import io.meriggio.simulator.state.PlantState;
import io.meriggio.simulator.state.Storage;
import io.meriggio.simulator.state.StorageMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One energy balance holds sun, house, batteries, cars, heat and loads together. */
class WholePlantTest {

  private static final long SEED = Long.getLong("meriggio.seed", 20_260_101L);
  private static final int CASES =
      Integer.getInteger("meriggio.cases", 40) * Integer.getInteger("meriggio.factor", 1);

  private final SteppingClock clock = new SteppingClock("2026-06-21T00:00:00Z", "Europe/Rome");

  private Plant rich(int phases, int day, long seed, double speed) {
    PlantSpec spec =
        new PlantSpec(
            phases,
            1,
            List.of(new PlantSpec.InverterSpec(4000, 5, 2)),
            List.of(
                new StorageSpec(10_000, 9000, 10_240, 5000, 400, 0.55, phases, 5),
                new StorageSpec(3000, 0, 7200, 3000, 51.2, 0.4, 1, 5)),
            List.of(
                new CarSpec(phases, 32, 3, 16, 52_000, 0.3, 0, 0),
                new CarSpec(1, 32, 1, 16, 40_000, 0.5, 18, 7)),
            List.of(new HeatSpec(2200, 300, 180)),
            List.of(1000.0, 150.0, 1500.0, 60.0));
    return new Plant(new SkySettings(43.5, 11.5, day, 0, speed, false, 0.6, seed), spec, clock);
  }

  private static void balanced(PlantState now) {
    Phases rest = now.balance().minus(now.grid().power());
    assertThat(Math.abs(rest.l1()) + Math.abs(rest.l2()) + Math.abs(rest.l3()))
        .as("sum over the phases, W, at %s", now.at())
        .isLessThan(1);
  }

  @Test
  void the_balance_adds_up_within_a_watt_at_every_step_of_a_simulated_day() {
    System.out.println("meriggio.seed=" + SEED);
    Plant plant = rich(3, 172, SEED, 30);
    Random random = new Random(SEED);
    // 24 hours of the sky are 2880 seconds of the clock
    for (int second = 0; second < 2880; second++) {
      if (random.nextInt(60) == 0) {
        disturb(plant, random);
      }
      clock.seconds(1);
      PlantState now = plant.state();
      balanced(now);
      within(now);
    }
  }

  @Test
  void it_adds_up_and_batteries_keep_their_bounds_for_any_day_seed_and_command() {
    System.out.println("meriggio.seed=" + SEED + " meriggio.cases=" + CASES);
    Random random = new Random(SEED);
    for (int i = 0; i < CASES; i++) {
      Plant plant =
          rich(
              random.nextBoolean() ? 1 : 3,
              1 + random.nextInt(365),
              random.nextInt(),
              random.nextDouble() * 600);
      for (int step = 0; step < 60; step++) {
        disturb(plant, random);
        clock.seconds(random.nextDouble() * 90);
        PlantState now = plant.state();
        balanced(now);
        within(now);
      }
    }
  }

  private static void disturb(Plant plant, Random random) {
    int which = random.nextInt(7);
    double watts = random.nextInt(24_000) - 12_000;
    switch (which) {
      case 0 ->
          plant
              .storage(0)
              .order(before -> before.steering(watts, -random.nextInt(6000), random.nextInt(6000)));
      case 1 -> plant.storage(0).mode(StorageMode.values()[random.nextInt(4)]);
      case 2 -> plant.storage(1).mode(StorageMode.PASSIVE);
      case 3 -> plant.chargePoint(0).heard();
      case 4 -> plant.switches().output(1 + random.nextInt(4), random.nextBoolean());
      case 5 -> plant.storage(1).order(before -> before.steering(0, watts, watts));
      default ->
          plant
              .storage(0)
              .order(
                  before ->
                      before.within(
                          random.nextInt(8) > 0,
                          random.nextDouble() * 1.1,
                          before.exportLimit(),
                          0));
    }
  }

  private static void within(PlantState now) {
    for (Storage storage : now.units().storages()) {
      assertThat(storage.battery().soc()).isBetween(10.0 - 1e-9, 100.0 + 1e-9);
      assertThat(storage.battery().power()).isBetween(-5000.0 - 1e-6, 5000.0 + 1e-6);
      assertThat(Math.abs(storage.acPower().total())).isLessThanOrEqualTo(10_000 + 1e-6);
      assertThat(storage.pvPower()).isBetween(0.0, 12_000.0);
    }
    now.units()
        .chargers()
        .forEach(
            charger -> {
              assertThat(charger.power().total()).isBetween(0.0, 22_500.0);
              assertThat(charger.carSoc()).isBetween(0.0, 100.0);
            });
    now.units().heatPumps().forEach(pump -> assertThat(pump.tank()).isBetween(8.0, 75.0));
  }

  @Test
  void counters_of_a_storage_grow_by_the_power_that_was_shown() {
    Plant plant = rich(3, 172, 5, 30);
    plant.chargePoint(0).order(before -> new ChargeOrders(0, 0, 60, 0, 32, 0, false));
    clock.seconds(300);
    PlantState now = plant.state();
    Storage first = now.units().storages().get(0);
    double discharged = 0;
    double charged = 0;
    for (int second = 0; second < 900; second++) {
      double power = now.units().storages().get(0).battery().power();
      discharged += Math.max(0, power) / 3600;
      charged += Math.max(0, -power) / 3600;
      clock.seconds(1);
      now = plant.state();
    }
    Storage last = now.units().storages().get(0);
    assertThat(last.discharged().total() - first.discharged().total())
        .isCloseTo(discharged, within(0.01));
    assertThat(last.charged().total() - first.charged().total()).isCloseTo(charged, within(0.01));
    assertThat(charged + discharged).isGreaterThan(10);
  }

  @Test
  void the_same_seed_gives_the_same_day() {
    SteppingClock other = new SteppingClock("2026-06-21T00:00:00Z", "Europe/Rome");
    Plant one = rich(3, 172, 9, 60);
    PlantSpec spec = PlantSpec.five(10_000, 5);
    Plant alone = new Plant(new SkySettings(43.5, 11.5, 172, 0, 60, false, 0.6, 9), spec, other);
    clock.seconds(600);
    other.seconds(600);
    assertThat(alone.state().house()).isEqualTo(one.state().house());
  }

  private static org.assertj.core.data.Offset<Double> within(double value) {
    return org.assertj.core.api.Assertions.within(value);
  }
}
