// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two cars under a contract of 6 kW, by real Modbus, while the house does as it likes. */
class ContractIT {
  /** Two decisions of five seconds each. */
  private static final double TWO_CYCLES = 10;

  /** W of one ampere of one car, a little more than it is. */
  private static final double AMPERE = 235;

  private static final Duration STEP = Duration.ofSeconds(12);

  @TempDir private Path folder;

  @Test
  void twoCarsShareWhatTheStepsOfTheHouseLeaveOfTheContract() throws Exception {
    try (ChargingSite site = new ChargingSite(folder, ChargingSite.NO_CARS)) {
      site.carsCome();
      site.awaitBothCharging(6, ChargingSite.FIRST_CHARGE);
      Trace trace = new Trace(site);

      // 3200 W for two: at least 6 A each, shared to one step, and less than two steps left over
      Trace.Seen shared = step(site, trace, 2800);
      assertThat(Math.min(shared.left(), shared.right())).as("%s", trace).isGreaterThanOrEqualTo(6);
      assertThat(shared.left()).as("%s", trace).isCloseTo(shared.right(), within(1.0));
      assertThat(shared.cars()).as("%s", trace).isBetween(3200 - 2 * AMPERE, 3200.0);

      // 2000 W are too little for two, enough for one
      Trace.Seen one = step(site, trace, 4000);
      assertThat(List.of(one.left(), one.right())).as("%s", trace).contains(0.0);
      assertThat(one.left() + one.right()).as("%s", trace).isBetween(6.0, 9.0);

      assertThat(trace.longestAbove(ChargingSite.CONTRACT))
          .as("seconds above the contract\n%s", trace)
          .isLessThanOrEqualTo(TWO_CYCLES);
      System.out.printf(
          "Contract: longest above %.1f s%n%s%n", trace.longestAbove(ChargingSite.CONTRACT), trace);
      assertThat(site.gateway().terminate()).isZero();
    }
  }

  /** Ten minutes of steps that nobody chose. */
  @Test
  void anyStepsAreFollowed() throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(
        Boolean.getBoolean("meriggio.long"), "LEFT OUT without -Dmeriggio.long=true");
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    System.out.println("meriggio.seed=" + seed);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    try (ChargingSite site = new ChargingSite(folder, ChargingSite.NO_CARS)) {
      site.carsCome();
      site.awaitBothCharging(6, ChargingSite.FIRST_CHARGE);
      Trace trace = new Trace(site);
      for (int n = 0; n < 40; n++) {
        step(site, trace, random.nextInt(5900));
      }
      assertThat(trace.longestAbove(ChargingSite.CONTRACT))
          .as("seconds above the contract\n%s", trace)
          .isLessThanOrEqualTo(TWO_CYCLES);
    }
  }

  /** What is true in the end, after more than two cycles; till then the contract holds again. */
  private static Trace.Seen step(ChargingSite site, Trace trace, double watts) throws Exception {
    site.house(watts);
    List<Trace.Seen> seen = trace.watch(STEP);
    double settled = seen.get(0).seconds() + TWO_CYCLES;
    assertThat(seen)
        .as("house %s W\n%s", watts, trace)
        .filteredOn(s -> s.seconds() > settled)
        .allSatisfy(s -> assertThat(s.withdrawal()).isLessThanOrEqualTo(ChargingSite.CONTRACT));
    return seen.get(seen.size() - 1);
  }
}
