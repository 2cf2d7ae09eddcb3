// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.StorageScheduleEntry;
import io.meriggio.controller.StorageScheduleEntry.Action;
import io.meriggio.controller.StorageSettings;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A week of October with all rules on: night charging, reserve, a car that pauses, peaks, clouds.
 */
class StorageWeekTest {
  private static final int CYCLES_A_DAY = 17_280;
  private static final int CONTRACT = 4500;

  private final Random random = new Random(4);

  @Test
  void aWeekWithAllRulesOnNeitherFlapsNorExceedsTheContract() {
    SimulatedSite site = site();
    int changes = 0;
    int above = 0;
    int longest = 0;
    for (int cycle = 0; cycle < 7 * CYCLES_A_DAY; cycle++) {
      load(site, cycle % CYCLES_A_DAY);
      StorageOrder before = site.batteries.get("a").order;
      site.cycle();
      changes += site.batteries.get("a").order.equals(before) ? 0 : 1;
      above = site.grid < -CONTRACT ? above + 1 : 0;
      longest = Math.max(longest, above);
      assertThat(site.batteries.get("a").soc).as("cycle " + cycle).isGreaterThan(18.9);
      site.pass();
    }
    // The house and the car alone never exceed what contract and battery give together.
    assertThat(longest).as("cycles in a row above the contract").isLessThanOrEqualTo(2);
    assertThat(site.core.switchings("a"))
        .as("takings over and givings back in a week: a dozen a day")
        .isBetween(14L, 84L);
    assertThat(changes / 7).as("changed orders a day").isLessThan(700);
  }

  private static SimulatedSite site() {
    SimulatedSite site = new SimulatedSite(Instant.parse("2026-10-21T22:00:00Z"));
    SimulatedSite.Battery battery = new SimulatedSite.Battery();
    battery.soc = 60;
    battery.energy = Optional.of(10_000.0);
    site.batteries.put("a", battery);
    site.contract = Optional.of(CONTRACT);
    site.settings = new StorageSettings(20, StorageSettings.CarProtection.HOUSEHOLD, true, 100);
    site.schedule.add(
        new StorageScheduleEntry(
            "night",
            true,
            EnumSet.allOf(DayOfWeek.class),
            LocalTime.of(2, 0),
            LocalTime.of(5, 0),
            Action.CHARGE,
            1500,
            OptionalInt.of(50),
            Optional.empty()));
    return site;
  }

  /** Sun from 7 to 18 h with clouds, a house with an oven at noon, a car from 18 to 22 h. */
  private void load(SimulatedSite site, int cycle) {
    double hour = cycle / 720.0;
    if (cycle % 24 == 0) {
      double clear = Math.max(0, Math.sin((hour - 7) / 11 * Math.PI)) * 4000;
      site.pv = hour > 7 && hour < 18 ? clear * (random.nextInt(3) == 0 ? 0.3 : 1) : 0;
    }
    double oven = hour > 12 && hour < 13 && cycle % 120 < 60 ? 2500 : 0;
    site.house = 300 + oven + random.nextInt(60);
    boolean pausing = cycle % 720 > 650;
    site.cars = hour > 18 && hour < 22 && !pausing ? 3600 : 0;
  }
}
