// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.ask;

import io.meriggio.controller.EnergyFlow;
import io.meriggio.history.HistorySeries.Amount;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Self-consumption and autarky of any span, by energies (plant-configurations, "Power balance"): (P
 * − in-feed)/P and (C − withdrawal)/C.
 */
enum Shares {
  /** How much of what was produced did not leave the site. */
  SELF_CONSUMPTION(name -> name.startsWith("PV_"), name -> name.endsWith("_TO_GRID")),
  /** How much of what was consumed did not come from the grid. */
  AUTARKY(
      name -> name.endsWith("_HOUSEHOLD") || name.endsWith("_CHARGER"),
      name -> name.startsWith("GRID_"));

  private static final double LEAST_WATT_HOURS = 1;

  private final Set<EnergyFlow> whole;
  private final Set<EnergyFlow> lost;

  Shares(Predicate<String> whole, Predicate<String> lost) {
    this.whole = flows(whole);
    this.lost = flows(lost);
  }

  private static Set<EnergyFlow> flows(Predicate<String> named) {
    return Arrays.stream(EnergyFlow.values())
        .filter(flow -> named.test(flow.name()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(EnergyFlow.class)));
  }

  /** The id of its point. */
  String point() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The flows that it is made of. */
  Set<EnergyFlow> flows() {
    Set<EnergyFlow> all = EnumSet.copyOf(whole);
    all.addAll(lost);
    return all;
  }

  /** The share in each step; unknown where a flow is, or where there is nothing to share. */
  List<Amount> rows(Steps steps, Map<EnergyFlow, List<Amount>> energies) {
    return IntStream.range(0, steps.count())
        .mapToObj(
            step -> {
              OptionalDouble all = sum(whole, energies, step);
              OptionalDouble gone = sum(lost, energies, step);
              boolean complete =
                  flows().stream().allMatch(flow -> energies.get(flow).get(step).complete());
              return all.isPresent() && gone.isPresent() && all.getAsDouble() >= LEAST_WATT_HOURS
                  ? new Amount(
                      steps.at(step),
                      OptionalDouble.of(percent(all.getAsDouble(), gone.getAsDouble())),
                      complete)
                  : new Amount(steps.at(step), OptionalDouble.empty(), false);
            })
        .toList();
  }

  private static double percent(double all, double gone) {
    return Math.min(100, Math.max(0, 100 * (all - gone) / all));
  }

  private static OptionalDouble sum(
      Set<EnergyFlow> flows, Map<EnergyFlow, List<Amount>> energies, int step) {
    double sum = 0;
    for (EnergyFlow flow : flows) {
      OptionalDouble amount = energies.get(flow).get(step).amount();
      if (amount.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += amount.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }
}
