// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sees whether an order came about: a cabinet by what its points show, inverters by the sum of
 * their powers, and where neither is to be had not at all.
 */
final class Confirmation {

  /** Parts of rated power by which the sum may miss: accuracy of inverters' own measurement. */
  private static final double TOLERANCE = 0.02;

  /** Reactive power is measured and followed more coarsely. */
  private static final double REACTIVE_TOLERANCE = 0.05;

  /** A point that holds tenths shows them rounded. */
  private static final double LEAST_STEP = 0.1;

  private final List<PowerUnit> units;
  private final Map<String, Map<Lever, Double>> orders;
  private final PowerInputs inputs;
  private final Moment now;

  Confirmation(
      List<PowerUnit> units,
      Map<String, Map<Lever, Double>> orders,
      PowerInputs inputs,
      Moment now) {
    this.units = units;
    this.orders = orders;
    this.inputs = inputs;
    this.now = now;
  }

  /** The limit of active power, in % of the plant's rated power. */
  Verdict active(double percent) {
    return trouble(Lever.ACTIVE_PERCENT, Lever.ACTIVE_WATT)
        .orElseGet(
            () ->
                hasCabinet()
                    ? shown(Lever.ACTIVE_PERCENT, Lever.ACTIVE_WATT)
                    : deliveredAtMost(percent));
  }

  /** Reactive power, in % of the plant's rated power. */
  Verdict reactive(double percent) {
    return trouble(Lever.REACTIVE_PERCENT, Lever.REACTIVE_VAR)
        .orElseGet(
            () ->
                hasCabinet() || units.stream().anyMatch(unit -> unit.reactive().isEmpty())
                    ? shown(Lever.REACTIVE_PERCENT, Lever.REACTIVE_VAR)
                    : injected(percent));
  }

  Verdict factor() {
    return trouble(Lever.POWER_FACTOR).orElseGet(() -> shown(Lever.POWER_FACTOR));
  }

  Verdict running() {
    return trouble(Lever.RUNNING).orElseGet(() -> shown(Lever.RUNNING));
  }

  private boolean hasCabinet() {
    return units.stream().anyMatch(PowerUnit::cabinet);
  }

  /** What stands against it whatever is measured. */
  private Optional<Verdict> trouble(Lever... levers) {
    if (units.isEmpty()) {
      return Optional.of(Verdict.no("power.plant.no-device"));
    }
    for (PowerUnit unit : units) {
      if (!unit.online()) {
        return Optional.of(Verdict.no("power.plant.unreachable", unit.id()));
      }
      if (inputs.refused().containsKey(unit.id())) {
        return Optional.of(
            Verdict.no("power.plant.refused", unit.id(), inputs.refused().get(unit.id())));
      }
      if (List.of(levers).stream().noneMatch(unit.levers()::containsKey)) {
        return Optional.of(Verdict.no("power.plant.no-lever", unit.id(), levers[0].point()));
      }
    }
    return Optional.empty();
  }

  /** Whether every unit shows what it was told. */
  private Verdict shown(Lever... levers) {
    for (PowerUnit unit : units) {
      for (Lever lever : levers) {
        Double told = orders.getOrDefault(unit.id(), Map.of()).get(lever);
        Optional<Sample> seen = Optional.ofNullable(unit.shown().get(lever));
        if (told == null) {
          continue;
        }
        if (seen.isEmpty()) {
          return Verdict.no("power.plant.not-shown", unit.id(), lever.point());
        }
        double step = Math.max(unit.levers().get(lever).step(), LEAST_STEP);
        double tolerance = lever == Lever.POWER_FACTOR ? step / 20 : step;
        if (Math.abs(seen.get().value() - told) > tolerance + 1e-9) {
          return Verdict.no(
              "power.plant.shows-other",
              unit.id() + " " + lever.point() + " " + Figures.number(seen.get().value()),
              Figures.number(told));
        }
      }
    }
    return Verdict.yes("power.plant.shown", ids(units));
  }

  private Verdict deliveredAtMost(double percent) {
    Optional<Double> rated = Orders.rated(units);
    Optional<Double> sum = sum(PowerUnit::active);
    if (rated.isEmpty()) {
      return Verdict.no("power.plant.rated-unknown", withoutRated());
    }
    if (sum.isEmpty()) {
      return Verdict.no("power.plant.unmeasured", without(PowerUnit::active));
    }
    double limit = rated.get() * percent / 100;
    String[] figures = {
      Figures.watts(sum.get()), Figures.percent(percent) + " = " + Figures.watts(limit)
    };
    return sum.get() <= limit + rated.get() * TOLERANCE
        ? Verdict.yes("power.plant.delivered", figures)
        : Verdict.no("power.plant.too-much", figures);
  }

  private Verdict injected(double percent) {
    Optional<Double> rated = Orders.rated(units);
    Optional<Double> sum = sum(PowerUnit::reactive);
    if (rated.isEmpty()) {
      return Verdict.no("power.plant.rated-unknown", withoutRated());
    }
    if (sum.isEmpty()) {
      return Verdict.no("power.plant.unmeasured", without(PowerUnit::reactive));
    }
    double wanted = rated.get() * percent / 100;
    String[] figures = {
      Math.round(sum.get()) + " var", Figures.percent(percent) + " = " + Math.round(wanted) + " var"
    };
    return Math.abs(sum.get() - wanted) <= rated.get() * REACTIVE_TOLERANCE
        ? Verdict.yes("power.plant.injected", figures)
        : Verdict.no("power.plant.other-reactive", figures);
  }

  /** The sum of fresh samples; unknown when one is missing. */
  private Optional<Double> sum(Function<PowerUnit, Optional<Sample>> power) {
    double sum = 0;
    for (PowerUnit unit : units) {
      Optional<Sample> sample = PowerUnit.fresh(power.apply(unit), now);
      if (sample.isEmpty()) {
        return Optional.empty();
      }
      sum += sample.get().value();
    }
    return Optional.of(sum);
  }

  private String without(Function<PowerUnit, Optional<Sample>> power) {
    return ids(units.stream().filter(u -> PowerUnit.fresh(power.apply(u), now).isEmpty()).toList());
  }

  private String withoutRated() {
    return ids(units.stream().filter(unit -> unit.rated().isEmpty()).toList());
  }

  private static String ids(List<PowerUnit> units) {
    return units.stream().map(PowerUnit::id).sorted().collect(Collectors.joining(", "));
  }
}
