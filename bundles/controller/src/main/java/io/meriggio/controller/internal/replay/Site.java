// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.internal.contacts.Variables;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The plant of a scenario: what is there, and what its sources show of it. */
final class Site {
  private static final int PHASES = 3;

  private final int phases;
  private List<Double> gridPhases = List.of();
  private final Map<String, Double> given = new HashMap<>();
  private final Map<String, MeasuredSource> sources =
      Map.of(
          "pv_power", new MeasuredSource(),
          "grid_power", new MeasuredSource(),
          "battery_power", new MeasuredSource(),
          "battery_soc", new MeasuredSource());

  private final MeasuredSource chargers = new MeasuredSource();

  Site(int phases) {
    this.phases = phases;
  }

  void take(Scenario.Measured input) {
    given.putAll(input.values());
    input.lost().forEach(name -> sources.get(name).lose());
    input.restored().forEach(name -> sources.get(name).restore());
    input.frozen().forEach(name -> sources.get(name).freeze());
  }

  /**
   * Exchange = production + battery − house − cars; all but the cars is spread evenly over three
   * phases.
   *
   * @param charging what the cars draw on each of three phases, W
   */
  void measure(List<Double> charging, Moment now) {
    if (grid().isLive() && phases == PHASES) {
      double each = exchange(0) / PHASES;
      gridPhases = charging.stream().map(watts -> each - watts).toList();
    }
    grid().measure(exchange(sum(charging)), now);
    for (String name : new String[] {"pv_power", "battery_power", "battery_soc"}) {
      if (name.equals("pv_power") || given.containsKey(name)) {
        sources.get(name).measure(value(name), now);
      }
    }
  }

  /** The true exchange, W, export +. */
  double exchange(double charging) {
    return value("pv_power") + value("battery_power") - value("home") - charging;
  }

  /** What the charge points tell of themselves. */
  void chargers(double watts, Moment now) {
    chargers.measure(watts, now);
  }

  /** What dry contacts look at. */
  Variables variables() {
    Optional<Sample> exchange = grid().last();
    return Variables.of(
        stateOfCharge().last(),
        production().last(),
        chargers.last(),
        exchange,
        exchange.map(s -> new Sample(Math.max(0, s.value()), s.at())),
        missing());
  }

  private Set<LogicVariable> missing() {
    Set<LogicVariable> missing = EnumSet.noneOf(LogicVariable.class);
    if (stateOfCharge().isSilent()) {
      missing.add(LogicVariable.BATTERY_SOC);
    }
    if (production().isSilent()) {
      missing.add(LogicVariable.PV_POWER);
    }
    if (grid().isSilent()) {
      missing.add(LogicVariable.GRID_POWER);
      missing.add(LogicVariable.IN_FEED_POWER);
    }
    return missing;
  }

  private static double sum(List<Double> watts) {
    return watts.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The exchange of each phase as its source shows it; empty on a single-phase plant. */
  List<Double> gridPhases() {
    return gridPhases;
  }

  private double value(String name) {
    return given.getOrDefault(name, 0.0);
  }

  void forget() {
    sources.values().forEach(MeasuredSource::forget);
  }

  MeasuredSource grid() {
    return sources.get("grid_power");
  }

  MeasuredSource production() {
    return sources.get("pv_power");
  }

  MeasuredSource stateOfCharge() {
    return sources.get("battery_soc");
  }
}
