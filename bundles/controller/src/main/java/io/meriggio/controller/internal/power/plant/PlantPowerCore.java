// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import io.meriggio.controller.PlantPower.Source;
import io.meriggio.controller.PlantPowerStatus;
import io.meriggio.controller.PlantPowerStatus.Part;
import io.meriggio.controller.PlantSetPoints;
import io.meriggio.controller.PlantSetPoints.PowerFactor;
import io.meriggio.controller.PlantSetPoints.ReactivePower;
import io.meriggio.controller.PlantSetPoints.Running;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import io.meriggio.controller.internal.power.plant.Requests.Wanted;
import io.meriggio.device.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Plant power control: from what is asked to what each device is told, and whether it came about.
 * Where a plant has a cabinet (PSC 100) that is told, and not the inverters behind it.
 *
 * <p>Threads: one.
 */
public final class PlantPowerCore {

  private final Requests requests = new Requests();
  private final Orders orders = new Orders();
  private final Following active = new Following();
  private final Following reactive = new Following();
  private final Following running = new Following();
  private final News news = new News();
  private Optional<Double> limit = Optional.empty();
  private Optional<Double> injection = Optional.empty();
  private Optional<Moment> before = Optional.empty();
  private PowerSettings settings;

  /**
   * @param kept from before a restart, {@link PlantPowerState#EMPTY} without
   */
  public PlantPowerCore(PowerSettings settings, PlantPowerState kept, Moment now) {
    this.settings = settings;
    requests.restore(kept.asked(), now);
    orders.restore(kept.ordered());
    for (PlantPowerState.Part part : kept.reference()) {
      if (part.lever() == Lever.ACTIVE_PERCENT) {
        limit = Optional.of(part.value());
      } else if (part.lever() == Lever.REACTIVE_PERCENT) {
        injection = Optional.of(part.value());
      }
    }
  }

  /** Takes other settings from the next step on. */
  public void settings(PowerSettings changed) {
    settings = changed;
  }

  /** A source asks for something, already found acceptable by {@link SetPointCheck}. */
  public void set(Source source, PlantSetPoints asked, Moment at) {
    requests.set(source, asked, at);
  }

  /** Whether a source asks for just this already. */
  public boolean asks(Source source, PlantSetPoints asked) {
    return requests.asks(source, asked);
  }

  /** How it stands before the first step. */
  public static PlantPowerStatus unknown(Moment now) {
    return new PlantPowerStatus(
        PlantSetPoints.NONE,
        false,
        PlantSetPoints.NONE,
        Following.NOTHING,
        Following.NOTHING,
        Following.NOTHING,
        List.of(),
        Optional.empty(),
        now.wall());
  }

  /** What survives a restart. */
  public PlantPowerState kept(Moment now) {
    List<PlantPowerState.Part> reference =
        Stream.concat(
                limit.stream()
                    .map(v -> PlantPowerState.part(Lever.ACTIVE_PERCENT, v, Duration.ZERO)),
                injection.stream()
                    .map(v -> PlantPowerState.part(Lever.REACTIVE_PERCENT, v, Duration.ZERO)))
            .toList();
    return new PlantPowerState(requests.kept(now), reference, orders.kept());
  }

  /** Decides one cycle. */
  public PowerDecision step(PowerInputs inputs, Moment now) {
    List<PowerUnit> units = chosen(inputs.units());
    Optional<Double> rated = Orders.rated(units);
    Duration time = before.map(now::since).orElse(Duration.ZERO);
    before = Optional.of(now);
    Wanted wanted = requests.wanted(settings, rated, now);
    limit = limit(wanted, units, rated, time, now);
    injection = injection(wanted, rated, time);
    Map<String, Map<Lever, Double>> told =
        orders.of(
            units,
            limit,
            inputs.ceilings(),
            injection,
            factor(wanted),
            wanted.setPoints().running().map(Running::run),
            now);
    Confirmation seen = new Confirmation(units, told, inputs, now);
    PlantPowerStatus status =
        new PlantPowerStatus(
            requests.controller(settings, now),
            requests.controllerLost(settings, now),
            wanted.setPoints(),
            active(wanted, rated, seen, now),
            reactive(wanted, rated, seen, now),
            running.step(
                wanted.setPoints().running().map(Running::run),
                Optional.empty(),
                seen.running(),
                settings.confirmWithin(),
                now),
            units.stream().map(PowerUnit::id).toList(),
            rated,
            now.wall());
    Set<String> limited = limit.isPresent() ? Set.copyOf(status.devices()) : Set.of();
    return new PowerDecision(
        told, limited, status, news.of(wanted, status, settings, requests.controllerSilence(now)));
  }

  private static List<PowerUnit> chosen(List<PowerUnit> all) {
    List<PowerUnit> cabinets = all.stream().filter(PowerUnit::cabinet).toList();
    return cabinets.isEmpty() ? all : cabinets;
  }

  /** Where the limit stands on its way to what is asked, and back to no limit. */
  private Optional<Double> limit(
      Wanted wanted, List<PowerUnit> units, Optional<Double> rated, Duration time, Moment now) {
    Optional<PlantSetPoints.Active> asked = wanted.setPoints().active();
    if (asked.isEmpty()) {
      return limit.map(from -> ramp().next(from, 100, time)).filter(reached -> reached < 100);
    }
    Optional<Double> target = asked.flatMap(a -> Requests.percent(a, rated));
    if (target.isEmpty()) {
      return limit;
    }
    double from = limit.orElseGet(() -> begin(target.get(), units, rated, now));
    return Optional.of(ramp().next(from, target.get(), time));
  }

  /**
   * A new limit begins where the plant is, so that its ramp has an effect from the first moment.
   */
  private static double begin(
      double target, List<PowerUnit> units, Optional<Double> rated, Moment now) {
    double sum = 0;
    for (PowerUnit unit : units) {
      Optional<Sample> power = PowerUnit.fresh(unit.active(), now);
      if (power.isEmpty() || rated.isEmpty() || rated.get() <= 0) {
        return target;
      }
      sum += power.get().value();
    }
    return units.isEmpty() ? target : Math.max(target, Math.min(100, sum / rated.get() * 100));
  }

  private Optional<Double> injection(Wanted wanted, Optional<Double> rated, Duration time) {
    if (factor(wanted).isPresent()) {
      return Optional.empty();
    }
    if (wanted.setPoints().reactive().isEmpty()) {
      return injection.map(from -> ramp().next(from, 0, time)).filter(reached -> reached != 0);
    }
    return reactiveTarget(wanted, rated)
        .map(target -> ramp().next(injection.orElse(0.0), target, time))
        .or(() -> injection);
  }

  private static Optional<Double> reactiveTarget(Wanted wanted, Optional<Double> rated) {
    return wanted
        .setPoints()
        .reactive()
        .filter(ReactivePower.class::isInstance)
        .map(ReactivePower.class::cast)
        .flatMap(
            power ->
                power.unit() == Unit.PERCENT
                    ? Optional.of(power.value())
                    : rated.filter(w -> w > 0).map(w -> power.value() / w * 100))
        .map(percent -> Math.max(-100, Math.min(100, percent)));
  }

  private static Optional<Double> factor(Wanted wanted) {
    return wanted
        .setPoints()
        .reactive()
        .filter(PowerFactor.class::isInstance)
        .map(factor -> ((PowerFactor) factor).value());
  }

  private Part active(Wanted wanted, Optional<Double> rated, Confirmation seen, Moment now) {
    Optional<PlantSetPoints.Active> asked = wanted.setPoints().active();
    Optional<Double> target = asked.flatMap(a -> Requests.percent(a, rated));
    Optional<Sentence> ramping = onTheWay(limit, target);
    Verdict verdict =
        target.isPresent() ? seen.active(target.get()) : Verdict.no("power.plant.rated-needed");
    return active.step(asked, ramping, verdict, settings.confirmWithin(), now);
  }

  private Part reactive(Wanted wanted, Optional<Double> rated, Confirmation seen, Moment now) {
    Optional<Double> target = reactiveTarget(wanted, rated);
    Verdict verdict;
    if (factor(wanted).isPresent()) {
      verdict = seen.factor();
    } else if (target.isPresent()) {
      verdict = seen.reactive(target.get());
    } else {
      verdict = Verdict.no("power.plant.rated-needed");
    }
    return reactive.step(
        wanted.setPoints().reactive(),
        onTheWay(injection, target),
        verdict,
        settings.confirmWithin(),
        now);
  }

  private static Optional<Sentence> onTheWay(Optional<Double> reached, Optional<Double> target) {
    return reached.isPresent() && target.isPresent() && !reached.equals(target)
        ? Optional.of(
            Sentence.of(
                "power.plant.ramping",
                Figures.percent(reached.get()),
                Figures.percent(target.get())))
        : Optional.empty();
  }

  private Ramp ramp() {
    return new Ramp(settings.rampUp(), settings.rampDown());
  }
}
