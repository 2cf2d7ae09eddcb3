// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.controller.Figure;
import io.meriggio.controller.PlantNow;
import io.meriggio.device.Quality;
import io.meriggio.device.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Identities that hold for every plant, whatever its devices show. {@code -Dmeriggio.seed} repeats
 * a run, {@code -Dmeriggio.cases} makes it longer.
 */
class BalancePropertyTest {
  private static final Offset<Double> EXACT = within(1e-6);

  private final long seed = Long.getLong("meriggio.seed", System.nanoTime());
  private final int cases =
      Integer.getInteger("meriggio.cases", 2000) * Integer.getInteger("meriggio.factor", 1);
  private final Random random = new Random(seed);

  @Test
  void energyIsNeitherMadeNorLostAndUnknownIsNeverANumber() {
    System.out.println("BalancePropertyTest: meriggio.seed=" + seed + " meriggio.cases=" + cases);
    for (int i = 0; i < cases; i++) {
      Drawn drawn = draw();
      PlantNow plant = drawn.site.plant();
      String which = "seed " + seed + ", case " + i;
      double sum = drawn.production + drawn.battery - drawn.exchange;
      if (drawn.lost.isEmpty()) {
        checkIdentities(which, plant, sum);
      } else {
        checkUnknown(which, plant, drawn);
      }
      checkQuality(which, plant, drawn);
    }
  }

  private static void checkIdentities(String which, PlantNow plant, double sum) {
    double consumption = value(plant, "consumption_power");
    assertThat(consumption).as(which).isCloseTo(Math.max(0, sum), EXACT);
    assertThat(value(plant, "household_power"))
        .as(which)
        .isCloseTo(Math.max(0, consumption - value(plant, "charger_power")), EXACT);
    assertThat(value(plant, "in_feed_power") - value(plant, "withdrawal_power"))
        .as(which)
        .isCloseTo(value(plant, "grid_power"), EXACT);
    assertThat(value(plant, "in_feed_power")).as(which).isNotNegative();
    assertThat(value(plant, "withdrawal_power")).as(which).isNotNegative();
  }

  private static void checkUnknown(String which, PlantNow plant, Drawn drawn) {
    for (String derived : new String[] {"consumption_power", "household_power"}) {
      assertThat(plant.figure(derived).value()).as(which + " " + derived).isEmpty();
      assertThat(drawn.lost).as(which).contains(plant.figure(derived).reason());
    }
  }

  private static void checkQuality(String which, PlantNow plant, Drawn drawn) {
    if (drawn.doubted) {
      assertThat(plant.figure("consumption_power").quality()).as(which).isNotEqualTo(Quality.GOOD);
    }
    for (Figure figure : plant.figures().values()) {
      assertThat(figure.reason() == Reason.NONE)
          .as(which + " " + figure)
          .isEqualTo(figure.quality() == Quality.GOOD);
      assertThat(figure.at()).as(which).isBeforeOrEqualTo(plant.at());
    }
  }

  private static double value(PlantNow plant, String id) {
    return plant.figure(id).value().orElseThrow();
  }

  private static final class Drawn {
    final Site site = Site.atNoon();
    final List<Reason> lost = new ArrayList<>();
    double production;
    double battery;
    double exchange;
    boolean doubted;
  }

  /** Up to eight inverters, up to two storages, one exchange, up to eight charge points. */
  private Drawn draw() {
    Drawn drawn = new Drawn();
    for (int n = random.nextInt(9); n > 0; n--) {
      double watts = watts(0, 20_000);
      drawn.production += watts;
      drawn.site.device("inv" + n, "string", "pv_power", watts);
      disturb(drawn, "inv" + n, "pv_power", watts);
    }
    for (int n = random.nextInt(3); n > 0; n--) {
      double watts = watts(-5000, 5000);
      drawn.battery += watts;
      drawn.site.device("bat" + n, "power-magic", "battery_power", watts, "battery_soc", 50);
      disturb(drawn, "bat" + n, "battery_power", watts);
    }
    drawn.exchange = watts(-30_000, 30_000);
    drawn.site.device("met", "dtsu666", "grid_power", drawn.exchange);
    disturb(drawn, "met", "grid_power", drawn.exchange);
    for (int n = random.nextInt(9); n > 0; n--) {
      drawn.site.device(
          "wb" + n,
          "wallbox",
          "charger_power",
          watts(0, 11_000),
          "charger_status",
          1,
          "charger_current_limit",
          6,
          "charge_command",
          0);
    }
    return drawn;
  }

  private void disturb(Drawn drawn, String device, String point, double watts) {
    switch (random.nextInt(30)) {
      case 0 -> {
        drawn.lost.add(Reason.OFFLINE);
        drawn.site.lose(device, point, Reason.OFFLINE);
      }
      case 1 -> {
        drawn.lost.add(Reason.FROZEN);
        drawn.site.lose(device, point, Reason.FROZEN);
      }
      case 2 -> {
        drawn.doubted = true;
        drawn.site.doubt(device, point, watts, Reason.STALE);
      }
      default -> {
        // stands as it is
      }
    }
  }

  private double watts(double from, double to) {
    return random.nextInt(10) == 0 ? 0 : from + random.nextDouble() * (to - from);
  }
}
