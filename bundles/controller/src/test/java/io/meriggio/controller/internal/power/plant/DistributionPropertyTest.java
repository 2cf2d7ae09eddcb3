// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.controller.PlantPower.Source;
import io.meriggio.controller.PlantSetPoints;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import io.meriggio.controller.internal.power.plant.Distribution.Taker;
import io.meriggio.controller.internal.power.plant.PowerSettings.OnLoss;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What holds for every plant and every set-point. {@code -Dmeriggio.seed} repeats a run, {@code
 * -Dmeriggio.cases} makes it longer.
 */
class DistributionPropertyTest {
  private final long seed = Long.getLong("meriggio.seed", System.nanoTime());
  private final int cases =
      Integer.getInteger("meriggio.cases", 1000) * Integer.getInteger("meriggio.factor", 1);
  private final Random random = new Random(seed);

  @Test
  void theSumIsTheSetPointNobodyPassesItsBoundAndMoreIsNeverLess() {
    System.out.println("DistributionPropertyTest: meriggio.seed=" + seed);
    for (int i = 0; i < cases; i++) {
      String which = "seed " + seed + ", case " + i;
      List<Taker> takers = takers();
      double most = takers.stream().mapToDouble(Taker::bound).sum();
      double less = random.nextDouble() * most * 1.2;
      double more = less + random.nextDouble() * most;
      Map<String, Double> shares = Distribution.of(less, takers);
      Map<String, Double> larger = Distribution.of(more, takers);
      double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
      assertThat(sum).as(which).isCloseTo(Math.min(less, most), within(1e-6 * Math.max(1, most)));
      for (Taker taker : takers) {
        double share = shares.get(taker.id());
        assertThat(share).as(which).isBetween(0.0, taker.bound());
        assertThat(larger.get(taker.id())).as(which).isGreaterThanOrEqualTo(share - 1e-6);
      }
      List<Taker> shuffled = new ArrayList<>(takers);
      Collections.shuffle(shuffled, random);
      assertThat(Distribution.of(less, shuffled)).as(which).isEqualTo(shares);
    }
  }

  private List<Taker> takers() {
    List<Taker> takers = new ArrayList<>();
    int count = 1 + random.nextInt(8);
    for (int k = 0; k < count; k++) {
      double rated = random.nextInt(10) == 0 ? 0 : random.nextDouble() * 300_000;
      double ability = random.nextInt(4) == 0 ? 0 : random.nextDouble() * rated;
      double bound = random.nextInt(3) == 0 ? random.nextDouble() * rated : rated;
      takers.add(new Taker("i" + k, ability, rated, bound));
    }
    return takers;
  }

  @Test
  void theRampIsNeverBrokenTheLimitNeverPassedAndNothingIsRaisedWithoutData() {
    for (int i = 0; i < cases / 10 + 1; i++) {
      new Run("seed " + seed + ", plant " + i).run();
    }
  }

  /** One plant over a while, with set-points, failures and clouds as they come. */
  private final class Run {
    private final String which;
    private final double up = 0.5 + random.nextInt(10);
    private final double down = 0.5 + random.nextInt(30);
    private final int count = 1 + random.nextInt(5);
    private final double[] rated = new double[count];
    private final Sample[] active = new Sample[count];
    private final boolean[] silent = new boolean[count];
    private final boolean[] off = new boolean[count];
    private final Map<String, Double> told = new HashMap<>();
    private Moment now = new Moment(Instant.parse("2026-06-01T08:00:00Z"), Duration.ZERO);
    private final PlantPowerCore core;
    private Optional<Double> before = Optional.empty();

    Run(String which) {
      this.which = which;
      PowerSettings settings =
          new PowerSettings(
              up,
              down,
              Duration.ofSeconds(15),
              Duration.ZERO,
              OnLoss.HOLD,
              100,
              ZoneId.of("Europe/Rome"),
              List.of());
      core = new PlantPowerCore(settings, PlantPowerState.EMPTY, now);
      for (int k = 0; k < count; k++) {
        rated[k] = 1000 + random.nextInt(300_000);
        active[k] = new Sample(random.nextDouble() * rated[k], now);
      }
    }

    void run() {
      for (int cycle = 0; cycle < 60; cycle++) {
        if (random.nextInt(8) == 0) {
          core.set(
              Source.CONTROLLER,
              random.nextInt(6) == 0
                  ? PlantSetPoints.NONE
                  : PlantSetPoints.limit(random.nextInt(101)),
              now);
        }
        step();
        now = now.plus(Duration.ofSeconds(5));
      }
    }

    private void step() {
      List<PowerUnit> units = new ArrayList<>();
      for (int k = 0; k < count; k++) {
        silent[k] = random.nextInt(10) == 0 != silent[k];
        off[k] = random.nextInt(20) == 0 != off[k];
        if (!silent[k] && !off[k]) {
          active[k] = new Sample(random.nextDouble() * rated[k], now);
        }
        units.add(unit(k));
      }
      Collections.shuffle(units, random);
      PowerDecision decision = core.step(new PowerInputs(units, Map.of(), Map.of()), now);
      check(units, decision);
    }

    private PowerUnit unit(int k) {
      return new PowerUnit(
          "i" + k,
          false,
          !off[k],
          Optional.of(rated[k]),
          Optional.empty(),
          Optional.of(active[k]),
          Optional.empty(),
          Map.of(Lever.ACTIVE_PERCENT, new Span(0, 100, 0.1)),
          Map.of());
    }

    private void check(List<PowerUnit> units, PowerDecision decision) {
      Optional<Double> reached =
          core.kept(now).reference().stream().map(PlantPowerState.Part::value).findFirst();
      if (before.isPresent() && reached.isPresent()) {
        double change = reached.get() - before.get();
        assertThat(change).as(which).isBetween(-down * 5 - 1e-6, up * 5 + 1e-6);
      }
      before = reached;
      double sum = 0;
      double total = 0;
      for (PowerUnit unit : units) {
        total += unit.rated().orElseThrow();
        Double order =
            decision.orders().getOrDefault(unit.id(), Map.of()).get(Lever.ACTIVE_PERCENT);
        if (order == null) {
          if (reached.isEmpty()) {
            told.remove(unit.id());
          }
          sum += told.getOrDefault(unit.id(), 0.0) / 100 * unit.rated().orElseThrow();
          continue;
        }
        assertThat(order).as(which).isBetween(0.0, 100.0);
        boolean isFresh =
            unit.active().orElseThrow().age(now).compareTo(Duration.ofSeconds(15)) <= 0;
        if (!isFresh && told.containsKey(unit.id())) {
          assertThat(order).as(which).isLessThanOrEqualTo(told.get(unit.id()) + 1e-9);
        }
        told.put(unit.id(), order);
        sum += order / 100 * unit.rated().orElseThrow();
      }
      double limit = reached.orElse(100.0) / 100 * total;
      boolean canObey =
          units.stream()
                  .filter(unit -> !unit.online())
                  .mapToDouble(u -> told.getOrDefault(u.id(), 0.0) / 100 * u.rated().orElseThrow())
                  .sum()
              <= limit;
      if (canObey) {
        assertThat(sum).as(which).isLessThanOrEqualTo(limit + 1e-6 * total);
      }
    }
  }
}
