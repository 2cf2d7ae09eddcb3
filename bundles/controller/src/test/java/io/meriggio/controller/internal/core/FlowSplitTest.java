// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.controller.EnergyFlow;
import io.meriggio.controller.internal.CaseTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code cases/flows.md}, and what holds for all energies. {@code -Dmeriggio.seed} repeats a run,
 * {@code -Dmeriggio.cases} makes it longer.
 */
class FlowSplitTest {
  private static final Offset<Double> EXACT = within(1e-6);
  private static final Map<String, String> ENDS =
      Map.of(
          "p",
          "PV",
          "b",
          "BATTERY",
          "g",
          "GRID",
          "H",
          "HOUSEHOLD",
          "C",
          "CHARGER",
          "B",
          "BATTERY",
          "G",
          "GRID");

  private final long seed = Long.getLong("meriggio.seed", System.nanoTime());
  private final int cases =
      Integer.getInteger("meriggio.cases", 5000) * Integer.getInteger("meriggio.factor", 1);
  private final Random random = new Random(seed);

  static Stream<Map<String, String>> rows() {
    return CaseTable.read("/cases/flows.md").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void eachRowOfTheTableHolds(Map<String, String> row) {
    Flows flows =
        FlowSplit.of(
            new IntervalEnergy(
                number(row, "pv"),
                number(row, "dis"),
                number(row, "chg"),
                number(row, "imp"),
                number(row, "exp"),
                number(row, "ev")));

    for (EnergyFlow flow : EnergyFlow.values()) {
      assertThat(flows.get(flow)).as(flow.id()).isCloseTo(expected(row, flow), EXACT);
    }
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  private static double expected(Map<String, String> row, EnergyFlow flow) {
    return Stream.of(row.get("flows").split(" "))
        .filter(said -> !said.isEmpty())
        .map(said -> said.split("="))
        .filter(
            said ->
                flow.name()
                    .equals(
                        ENDS.get(said[0].substring(0, 1))
                            + "_TO_"
                            + ENDS.get(said[0].substring(1))))
        .mapToDouble(said -> Double.parseDouble(said[1]))
        .sum();
  }

  @Test
  void flowsAddUpToTheirSourcesAndSinksInEveryOrderOfMerging() {
    System.out.println("FlowSplitTest: meriggio.seed=" + seed + " meriggio.cases=" + cases);
    for (int i = 0; i < cases; i++) {
      List<IntervalEnergy> moments = new ArrayList<>();
      for (int n = 1 + random.nextInt(5); n > 0; n--) {
        moments.add(moment());
      }
      IntervalEnergy whole = moments.stream().reduce(FlowSplitTest::merged).orElseThrow();
      List<Flows> parts = new ArrayList<>(moments.stream().map(FlowSplit::of).toList());
      Flows inOrder = parts.stream().reduce(Flows.NONE, Flows::plus);
      Collections.shuffle(parts, random);
      Flows shuffled = parts.stream().reduce(Flows.NONE, Flows::plus);
      String which = "seed " + seed + ", case " + i + ": " + moments;

      checkSums(which, whole, inOrder);
      checkSums(which, whole, FlowSplit.of(whole));
      for (EnergyFlow flow : EnergyFlow.values()) {
        assertThat(shuffled.get(flow)).as(which).isCloseTo(inOrder.get(flow), EXACT);
      }
    }
  }

  private static void checkSums(String which, IntervalEnergy energy, Flows flows) {
    check(which, flows, "PV_TO_", "", energy.production());
    check(which, flows, "BATTERY_TO_", "", energy.discharged());
    check(which, flows, "GRID_TO_", "", energy.imported());
    check(which, flows, "", "_TO_BATTERY", energy.charged());
    check(which, flows, "", "_TO_GRID", energy.exported());
    check(which, flows, "", "_TO_CHARGER", energy.charger());
    check(which, flows, "", "_TO_HOUSEHOLD", energy.consumed() - energy.charger());
  }

  private static void check(String which, Flows flows, String from, String to, double energy) {
    double sum = 0;
    for (EnergyFlow flow : EnergyFlow.values()) {
      assertThat(flows.get(flow)).as(which + " " + flow).isNotNegative();
      if (flow.name().startsWith(from) && flow.name().endsWith(to)) {
        sum += flows.get(flow);
      }
    }
    assertThat(sum).as(which + " " + from + to).isCloseTo(energy, EXACT);
  }

  @Test
  void noFlowIsNegativeOrMoreThanItsEndsWhateverTheSensorsSay() {
    for (int i = 0; i < cases; i++) {
      IntervalEnergy energy = new IntervalEnergy(any(), any(), any(), any(), any(), any());
      Flows flows = FlowSplit.of(energy);
      String which = "seed " + seed + ", case " + i + ": " + energy;
      checkAtMost(which, flows, "PV_TO_", "", energy.production());
      checkAtMost(which, flows, "BATTERY_TO_", "", energy.discharged());
      checkAtMost(which, flows, "GRID_TO_", "", energy.imported());
      checkAtMost(which, flows, "", "_TO_BATTERY", energy.charged());
      checkAtMost(which, flows, "", "_TO_GRID", energy.exported());
      checkAtMost(which, flows, "", "_TO_CHARGER", energy.charger());
    }
  }

  private static void checkAtMost(
      String which, Flows flows, String from, String to, double energy) {
    double sum = 0;
    for (EnergyFlow flow : EnergyFlow.values()) {
      assertThat(flows.get(flow)).as(which + " " + flow).isNotNegative();
      if (flow.name().startsWith(from) && flow.name().endsWith(to)) {
        sum += flows.get(flow);
      }
    }
    assertThat(sum).as(which + " " + from + to).isLessThanOrEqualTo(energy + 1e-6);
  }

  @Test
  void anEnergyBelowZeroOrWithoutAnEndIsRefused() {
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new IntervalEnergy(0, 0, 0, bad, 0, 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** At one moment a battery charges or discharges, and a grid gives or takes. */
  private IntervalEnergy moment() {
    double production = any();
    double battery = random.nextBoolean() ? any() : -any();
    double household = any();
    double charger = any();
    double exchange = production + battery - household - charger;
    return new IntervalEnergy(
        production,
        Math.max(0, battery),
        Math.max(0, -battery),
        Math.max(0, -exchange),
        Math.max(0, exchange),
        charger);
  }

  private double any() {
    return random.nextInt(3) == 0
        ? 0
        : random.nextInt(3) == 0 ? random.nextInt(9) : random.nextDouble() * 20;
  }

  private static IntervalEnergy merged(IntervalEnergy a, IntervalEnergy b) {
    return new IntervalEnergy(
        a.production() + b.production(),
        a.discharged() + b.discharged(),
        a.charged() + b.charged(),
        a.imported() + b.imported(),
        a.exported() + b.exported(),
        a.charger() + b.charger());
  }
}
