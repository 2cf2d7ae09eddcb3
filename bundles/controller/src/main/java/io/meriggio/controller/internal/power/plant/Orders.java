// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import io.meriggio.controller.internal.power.plant.Distribution.Taker;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each unit is told. It remembers what it told last: a unit that can't be reached keeps to
 * that, and one whose power is not known is not told more.
 */
final class Orders {

  private final Map<String, Map<Lever, Double>> last = new HashMap<>();

  /** Told before a restart. */
  void restore(Map<String, Map<Lever, Double>> told) {
    told.forEach(
        (id, values) -> {
          Map<Lever, Double> copy = new EnumMap<>(Lever.class);
          copy.putAll(values);
          last.put(id, copy);
        });
  }

  Map<String, Map<Lever, Double>> kept() {
    Map<String, Map<Lever, Double>> copy = new HashMap<>();
    last.forEach((id, values) -> copy.put(id, Map.copyOf(values)));
    return copy;
  }

  /**
   * The orders of one cycle.
   *
   * @param units those that carry out
   * @param percent limit of active power in % of the plant's rated power; empty = none
   * @param ceilings what bounds the limit of a unit, in % of its rated power by its id
   * @param reactive in % of rated power; empty = none
   * @param factor power factor; empty = none
   * @param run start or stop; empty = as it is
   */
  Map<String, Map<Lever, Double>> of(
      List<PowerUnit> units,
      Optional<Double> percent,
      Map<String, Double> ceilings,
      Optional<Double> reactive,
      Optional<Double> factor,
      Optional<Boolean> run,
      Moment now) {
    Map<String, Map<Lever, Double>> orders = new LinkedHashMap<>();
    Map<String, Double> shares = percent.map(p -> shares(units, p, ceilings, now)).orElse(Map.of());
    for (PowerUnit unit : units) {
      if (!unit.online()) {
        continue;
      }
      Map<Lever, Double> order = new EnumMap<>(Lever.class);
      percent.ifPresent(
          p -> active(unit, evenly(unit, Math.min(p, most(unit, ceilings)), now), shares, order));
      reactive.ifPresent(q -> reactive(unit, q, order));
      factor.ifPresent(f -> put(unit, Lever.POWER_FACTOR, f, order));
      run.ifPresent(r -> put(unit, Lever.RUNNING, r ? 1 : 0, order));
      orders.put(unit.id(), order);
      last.put(unit.id(), order);
    }
    if (percent.isEmpty()) {
      last.values().forEach(Orders::forgetActive);
    }
    last.keySet().removeIf(id -> units.stream().noneMatch(unit -> unit.id().equals(id)));
    return orders;
  }

  /** W of the limit that a unit was told last. */
  Optional<Double> told(PowerUnit unit) {
    Map<Lever, Double> order = last.getOrDefault(unit.id(), Map.of());
    return Optional.ofNullable(order.get(Lever.ACTIVE_WATT))
        .or(
            () ->
                Optional.ofNullable(order.get(Lever.ACTIVE_PERCENT))
                    .flatMap(p -> unit.rated().map(r -> r * p / 100)));
  }

  /** W for each unit that can be reached; without shares while a rated power is unknown. */
  private Map<String, Double> shares(
      List<PowerUnit> units, double percent, Map<String, Double> ceilings, Moment now) {
    Optional<Double> rated = rated(units);
    if (rated.isEmpty()) {
      return Map.of();
    }
    double held = units.stream().filter(unit -> !unit.online()).mapToDouble(this::presumed).sum();
    double left = Math.max(0, rated.get() * percent / 100 - held);
    return Distribution.of(
        left,
        units.stream()
            .filter(PowerUnit::online)
            .map(unit -> taker(unit, most(unit, ceilings), now))
            .toList());
  }

  /** What a unit may deliver that can't be reached: as told, else what it was seen to deliver. */
  private double presumed(PowerUnit unit) {
    return told(unit).orElseGet(() -> Math.max(0, unit.active().map(Sample::value).orElse(0.0)));
  }

  private static double most(PowerUnit unit, Map<String, Double> ceilings) {
    return ceilings.getOrDefault(unit.id(), 100.0);
  }

  private Taker taker(PowerUnit unit, double mostPercent, Moment now) {
    double rated = unit.rated().orElse(0.0);
    double most = rated * mostPercent / 100;
    double bound = unit.isFresh(now) ? most : told(unit).map(w -> Math.min(w, most)).orElse(most);
    return new Taker(unit.id(), unit.ability(now), rated, bound);
  }

  /** The same per cent for all, while a rated power is unknown. */
  private double evenly(PowerUnit unit, double percent, Moment now) {
    Double told = last.getOrDefault(unit.id(), Map.of()).get(Lever.ACTIVE_PERCENT);
    return told == null || unit.isFresh(now) ? percent : Math.min(percent, told);
  }

  private static void active(
      PowerUnit unit, double percent, Map<String, Double> shares, Map<Lever, Double> order) {
    Optional<Double> watts = Optional.ofNullable(shares.get(unit.id()));
    Span ofPercent = unit.levers().get(Lever.ACTIVE_PERCENT);
    Span ofWatts = unit.levers().get(Lever.ACTIVE_WATT);
    if (ofPercent != null) {
      double share =
          watts.flatMap(w -> unit.rated().map(r -> r > 0 ? w / r * 100 : 0.0)).orElse(percent);
      order.put(Lever.ACTIVE_PERCENT, ofPercent.notAbove(Math.min(100, share)));
    } else if (ofWatts != null && watts.isPresent()) {
      order.put(Lever.ACTIVE_WATT, ofWatts.notAbove(watts.get()));
    }
  }

  private static void reactive(PowerUnit unit, double percent, Map<Lever, Double> order) {
    if (unit.levers().containsKey(Lever.REACTIVE_PERCENT)) {
      put(unit, Lever.REACTIVE_PERCENT, percent, order);
    } else {
      unit.rated().ifPresent(r -> put(unit, Lever.REACTIVE_VAR, r * percent / 100, order));
    }
  }

  private static void put(PowerUnit unit, Lever lever, double value, Map<Lever, Double> order) {
    Span span = unit.levers().get(lever);
    if (span != null) {
      order.put(lever, span.towardsZero(value));
    }
  }

  private static void forgetActive(Map<Lever, Double> order) {
    order.remove(Lever.ACTIVE_PERCENT);
    order.remove(Lever.ACTIVE_WATT);
  }

  /** Rated power of all together; unknown while one's is. */
  static Optional<Double> rated(List<PowerUnit> units) {
    return units.isEmpty() || units.stream().anyMatch(unit -> unit.rated().isEmpty())
        ? Optional.empty()
        : Optional.of(units.stream().mapToDouble(unit -> unit.rated().orElse(0.0)).sum());
  }
}
