// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.Actor;
import io.meriggio.controller.StorageScheduleEntry;
import io.meriggio.controller.StorageSettings;
import io.meriggio.controller.UserRole;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What holds for every plant with storages. {@code -Dmeriggio.seed} repeats a run, {@code
 * -Dmeriggio.cases} makes it longer.
 */
class StoragePropertyTest {
  private static final int HOUR = 720;

  private final long seed = Long.getLong("meriggio.seed", System.nanoTime());
  private final int cases =
      Integer.getInteger("meriggio.cases", 60) * Integer.getInteger("meriggio.factor", 1);
  private final Random random = new Random(seed);
  private String which = "";

  @Test
  void ordersKeepReserveLimitsContractAndFreshness() {
    System.out.println("StoragePropertyTest: meriggio.seed=" + seed + " meriggio.cases=" + cases);
    for (int i = 0; i < cases; i++) {
      SimulatedSite site = draw();
      for (int cycle = 0; cycle < HOUR / 2; cycle++) {
        which = "seed " + seed + ", case " + i + ", cycle " + cycle;
        disturb(site, true);
        site.cycle();
        checkLimits(site);
        checkReserve(site);
        checkContract(site);
        checkExport(site);
        checkFreshness(site);
        site.pass();
      }
    }
  }

  @Test
  void nothingFlapsWhateverTheLoadsDo() {
    for (int i = 0; i < cases; i++) {
      SimulatedSite site = draw();
      site.schedule.clear();
      for (int cycle = 0; cycle < HOUR; cycle++) {
        disturb(site, false);
        site.cycle();
        site.pass();
      }
      for (String id : site.batteries.keySet()) {
        assertThat(site.core.switchings(id))
            .as("seed " + seed + ", case " + i + ": takings over and givings back in an hour")
            .isLessThanOrEqualTo(24);
      }
    }
  }

  private void checkLimits(SimulatedSite site) {
    for (StorageDecision decision : site.decisions) {
      SimulatedSite.Battery battery = site.batteries.get(decision.storage());
      assertThat((double) decision.order().watts())
          .as(which)
          .isBetween(-battery.maxCharge - 0.5, battery.maxDischarge + 0.5);
      if (decision.order().steers()) {
        assertThat(battery.forceable).as(which).isTrue();
      }
      if (decision.order() instanceof StorageOrder.NoDischarge) {
        assertThat(battery.holdable).as(which).isTrue();
      }
    }
  }

  private void checkReserve(SimulatedSite site) {
    for (StorageDecision decision : site.decisions) {
      SimulatedSite.Battery battery = site.batteries.get(decision.storage());
      if (decision.order().watts() > 0) {
        assertThat(battery.socSample.orElseThrow().value())
            .as(which + " " + decision)
            .isGreaterThan(site.settings.reserveSoc());
      }
    }
  }

  /** With fresh data no order of ours takes the withdrawal above what is allowed. */
  private void checkContract(SimulatedSite site) {
    if (!site.lost.isEmpty() || site.contract.isEmpty()) {
      return;
    }
    double allowed = Math.max(0, site.contract.get() - site.settings.marginWatts());
    double given = 0;
    double measured = 0;
    boolean charges = false;
    boolean held = false;
    for (StorageDecision decision : site.decisions) {
      SimulatedSite.Battery battery = site.batteries.get(decision.storage());
      measured += battery.power;
      given += given(battery, decision.order());
      charges |= !battery.deaf && decision.order().watts() < 0;
      held |=
          decision.reason().key().startsWith("storage.cars")
              && !site.core.memory(site.now).holding().contains(decision.storage())
              && !battery.deaf
              // less by the dead band of an order is all that it can
              && decision.order().watts() < battery.maxDischarge - 11;
    }
    double withdrawn = measured - site.grid - given;
    // Within the dead band of an order, and rounding, each.
    double tolerance = 11 * site.batteries.size() + 1;
    if (charges) {
      double surplusCharged = chargedFromSurplus(site);
      assertThat(withdrawn)
          .as(which + " charging, " + site.decisions)
          .isLessThanOrEqualTo(Math.max(allowed, surplusCharged) + tolerance);
    }
    if (held) {
      assertThat(withdrawn)
          .as(which + " held for cars, " + site.decisions)
          .isLessThanOrEqualTo(allowed + tolerance);
    }
  }

  /** A battery that is led along the surplus lags by its dead band: that is not of the contract. */
  private static double chargedFromSurplus(SimulatedSite site) {
    return site.batteries.values().stream()
        .filter(b -> !b.holdable)
        .mapToDouble(b -> Math.max(50, 0.02 * b.maxDischarge))
        .sum();
  }

  private static double given(SimulatedSite.Battery battery, StorageOrder order) {
    return !battery.obeys || !order.steers() ? battery.power : order.watts();
  }

  /** With fresh data no order of ours feeds in more than is allowed. */
  private void checkExport(SimulatedSite site) {
    if (!site.lost.isEmpty() || site.exportLimit.isEmpty()) {
      return;
    }
    double given = 0;
    double measured = 0;
    boolean discharges = false;
    for (StorageDecision decision : site.decisions) {
      SimulatedSite.Battery battery = site.batteries.get(decision.storage());
      measured += battery.power;
      given += given(battery, decision.order());
      discharges |= !battery.deaf && decision.order().watts() > 0;
    }
    if (discharges) {
      // Within the dead band of an order, and rounding, each; a held battery's own charge ends.
      double fedIn = site.grid - measured + given;
      double tolerance = 11 * site.batteries.size() + 1 + chargedFromSurplus(site);
      assertThat(fedIn)
          .as(which + " discharging, " + site.decisions)
          .isLessThanOrEqualTo(Math.max(site.exportLimit.get(), site.grid - measured) + tolerance);
    }
  }

  private void checkFreshness(SimulatedSite site) {
    StorageInputs in = site.inputs();
    for (StorageDecision decision : site.decisions) {
      SimulatedSite.Battery battery = site.batteries.get(decision.storage());
      boolean lost =
          Trust.ofPower(in.grid(), site.now) == Trust.LOST
              || Trust.ofPower(battery.powerSample, site.now) == Trust.LOST
              || Trust.ofSoc(battery.socSample, site.now) == Trust.LOST;
      if (lost) {
        assertThat(decision.order())
            .as(which + " " + decision)
            .isNotInstanceOf(StorageOrder.Forced.class);
      }
    }
  }

  private SimulatedSite draw() {
    SimulatedSite site = new SimulatedSite(Instant.parse("2026-11-02T00:00:00Z"));
    site.contract =
        random.nextInt(8) == 0 ? Optional.empty() : Optional.of(1500 + random.nextInt(8000));
    site.exportLimit =
        random.nextInt(3) == 0 ? Optional.of(random.nextInt(3000)) : Optional.empty();
    site.settings =
        new StorageSettings(
            random.nextBoolean() ? 0 : random.nextInt(100),
            StorageSettings.CarProtection.values()[random.nextInt(3)],
            random.nextBoolean(),
            random.nextInt(3) * 100);
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      SimulatedSite.Battery battery = new SimulatedSite.Battery();
      battery.soc = random.nextInt(101);
      battery.maxCharge = 500 + random.nextInt(6000);
      battery.maxDischarge = 500 + random.nextInt(6000);
      battery.energy = Optional.of(2000.0 + random.nextInt(10_000));
      battery.holdable = random.nextInt(3) > 0;
      battery.blind = random.nextInt(4) == 0;
      battery.forceable = random.nextInt(8) > 0;
      battery.deaf = random.nextInt(8) == 0;
      site.batteries.put("b" + n, battery);
    }
    for (int n = random.nextInt(3); n > 0; n--) {
      site.schedule.add(
          new StorageScheduleEntry(
              "e" + n,
              true,
              EnumSet.allOf(DayOfWeek.class),
              LocalTime.of(1, random.nextInt(10)),
              LocalTime.of(1, 10 + random.nextInt(50)),
              StorageScheduleEntry.Action.values()[random.nextInt(3)],
              100 + random.nextInt(6000),
              random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(101)),
              Optional.empty()));
    }
    return site;
  }

  private void disturb(SimulatedSite site, boolean data) {
    switch (random.nextInt(12)) {
      case 0 -> site.house = random.nextInt(8000);
      case 1 -> site.pv = random.nextBoolean() ? 0 : random.nextInt(9000);
      case 2 -> site.cars = random.nextBoolean() ? 0 : random.nextInt(7400);
      case 3 -> site.house = Math.max(0, site.house + random.nextInt(100) - 50);
      default -> {
        // stands
      }
    }
    if (data && random.nextInt(40) == 0) {
      String source = new String[] {"grid", "soc", "power", "cars"}[random.nextInt(4)];
      if (!site.lost.remove(source)) {
        site.lost.add(source);
      }
    }
    if (data && random.nextInt(60) == 0 && !site.decisions.isEmpty()) {
      String id = "b" + (1 + random.nextInt(site.batteries.size()));
      site.core.force(
          Actor.of(UserRole.OWNER, "anna"),
          id,
          random.nextInt(7000) - 3500,
          Duration.ofMinutes(1 + random.nextInt(10)),
          site.now);
    }
  }

  /** The same inputs in another order of batteries decide the same: none is preferred by place. */
  @Test
  void theOrderOfStoragesDoesNotMatter() {
    for (int i = 0; i < cases; i++) {
      SimulatedSite site = draw();
      site.house = random.nextInt(8000);
      site.cars = random.nextInt(7000);
      site.cycle();
      StorageInputs in = site.inputs();
      java.util.List<StorageImage> turned = new java.util.ArrayList<>(in.storages());
      java.util.Collections.reverse(turned);
      StorageInputs other =
          new StorageInputs(
              turned,
              in.grid(),
              in.charger(),
              in.contractedPower(),
              in.exportLimit(),
              in.settings(),
              in.schedule(),
              in.zone());
      Map<String, StorageDecision> first = new HashMap<>();
      new StorageCore().step(in, site.now).forEach(d -> first.put(d.storage(), d));
      for (StorageDecision decision : new StorageCore().step(other, site.now)) {
        assertThat(decision).as("seed " + seed).isEqualTo(first.get(decision.storage()));
      }
    }
  }
}
