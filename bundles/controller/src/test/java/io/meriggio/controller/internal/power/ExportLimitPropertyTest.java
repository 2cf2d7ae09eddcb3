// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What holds for every roof. {@code -Dmeriggio.seed} repeats a run, {@code -Dmeriggio.cases} makes
 * it longer.
 */
class ExportLimitPropertyTest {
  private static final int HOUR = 720;

  /**
   * Cycles from a step of the load until the feed-in is within its limit: one to see it, the lag.
   */
  private static final int WITHIN = 4;

  private final long seed = Long.getLong("meriggio.seed", System.nanoTime());
  private final int cases =
      Integer.getInteger("meriggio.cases", 60) * Integer.getInteger("meriggio.factor", 1);
  private final Random random = new Random(seed);

  @Test
  void feedInIsCutWithinFourCyclesOfAnyStep() {
    System.out.println(
        "ExportLimitPropertyTest: meriggio.seed=" + seed + " meriggio.cases=" + cases);
    for (int i = 0; i < cases; i++) {
      SimulatedRoof roof = draw();
      int above = 0;
      for (int cycle = 0; cycle < HOUR; cycle++) {
        if (cycle % 12 == 0) {
          step(roof);
        }
        roof.cycle();
        above = roof.grid > roof.limit.orElseThrow() + 1 ? above + 1 : 0;
        String which = "seed " + seed + ", case " + i + ", cycle " + cycle + " " + roof.decision;
        assertThat(above).as(which).isLessThanOrEqualTo(WITHIN);
        checkCeilings(which, roof);
      }
      assertThat(roof.changes)
          .as("seed " + seed + ", case " + i + ": orders an hour, each inverter")
          .isLessThanOrEqualTo(HOUR / 3 * roof.inverters.size());
    }
  }

  @Test
  void withoutTheExchangeNoMoreThanTheLimitIsDelivered() {
    for (int i = 0; i < cases; i++) {
      SimulatedRoof roof = draw();
      for (int cycle = 0; cycle < 120; cycle++) {
        if (cycle == 60) {
          roof.lost.add("grid");
        }
        roof.cycle();
        if (cycle >= 60 + 11) {
          double delivered = roof.inverters.values().stream().mapToDouble(v -> v.delivered).sum();
          assertThat(delivered)
              .as("seed " + seed + ", case " + i + ", cycle " + cycle)
              .isLessThanOrEqualTo(roof.limit.orElseThrow() + 1);
        }
      }
    }
  }

  @Test
  void aSteadyDayMakesNoOrders() {
    for (int i = 0; i < cases; i++) {
      SimulatedRoof roof = draw();
      for (int cycle = 0; cycle < HOUR; cycle++) {
        roof.cycle();
      }
      int before = roof.changes;
      for (int cycle = 0; cycle < HOUR; cycle++) {
        roof.cycle();
      }
      assertThat(roof.changes).as("seed " + seed + ", case " + i).isEqualTo(before);
      assertThat(roof.grid).isLessThanOrEqualTo(roof.limit.orElseThrow());
    }
  }

  private static void checkCeilings(String which, SimulatedRoof roof) {
    roof.decision
        .orders()
        .forEach(
            (id, order) -> {
              if (order instanceof InverterOrder.Ceiling ceiling) {
                double steps = ceiling.percent() / roof.inverters.get(id).step;
                assertThat(ceiling.percent()).as(which).isBetween(0.0, 100.0);
                assertThat(Math.abs(steps - Math.rint(steps))).as(which).isLessThan(1e-6);
              }
            });
  }

  private SimulatedRoof draw() {
    SimulatedRoof roof = new SimulatedRoof();
    int lag = 1 + random.nextInt(2);
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      SimulatedRoof.Inverter inverter = new SimulatedRoof.Inverter();
      inverter.rated = 1000 + random.nextInt(20_000);
      inverter.sun = random.nextDouble() * inverter.rated;
      inverter.step = random.nextBoolean() ? 1 : 0.1;
      inverter.lag = lag;
      roof.inverters.put("i" + n, inverter);
    }
    roof.limit = Optional.of(random.nextBoolean() ? 0 : random.nextInt(10_000));
    roof.load = random.nextInt(10_000);
    return roof;
  }

  private void step(SimulatedRoof roof) {
    if (random.nextBoolean()) {
      roof.load = random.nextInt(10_000);
    } else {
      roof.inverters.values().forEach(i -> i.sun = random.nextDouble() * i.rated);
    }
  }
}
