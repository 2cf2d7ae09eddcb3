// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import io.meriggio.controller.Outcome;
import io.meriggio.controller.PlantSetPoints;
import io.meriggio.controller.PlantSetPoints.Active;
import io.meriggio.controller.PlantSetPoints.PowerFactor;
import io.meriggio.controller.PlantSetPoints.Reactive;
import io.meriggio.controller.PlantSetPoints.ReactivePower;
import io.meriggio.controller.PlantSetPoints.Running;
import io.meriggio.controller.Sentence;
import io.meriggio.device.Unit;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether set-points are such that a plant could follow them. */
public final class SetPointCheck {

  /** The smallest power factor that inverters of the families here know. */
  static final double LEAST_POWER_FACTOR = 0.8;

  private static final double MOST = 1e9;
  private static final Duration LONGEST = Duration.ofDays(1);

  private SetPointCheck() {}

  /** What is wrong with them; empty when nothing is. */
  public static Optional<Outcome> problem(PlantSetPoints asked) {
    return asked
        .active()
        .flatMap(SetPointCheck::active)
        .or(() -> asked.reactive().flatMap(SetPointCheck::reactive))
        .or(() -> validFor(asked));
  }

  private static Optional<Outcome> active(Active active) {
    return switch (active.unit()) {
      case PERCENT -> range("active", active.value(), 0, 100, " %");
      case WATT -> range("active", active.value(), 0, MOST, " W");
      default -> unit("active", active.unit(), "%, W");
    };
  }

  private static Optional<Outcome> reactive(Reactive reactive) {
    if (reactive instanceof PowerFactor factor) {
      return Math.abs(factor.value()) >= LEAST_POWER_FACTOR && Math.abs(factor.value()) <= 1
          ? Optional.empty()
          : Optional.of(
              Outcome.invalid(
                  "reactive",
                  Sentence.of("power.plant.bad-factor", String.valueOf(factor.value()))));
    }
    ReactivePower power = (ReactivePower) reactive;
    return switch (power.unit()) {
      case PERCENT -> range("reactive", power.value(), -100, 100, " %");
      case VAR -> range("reactive", power.value(), -MOST, MOST, " var");
      default -> unit("reactive", power.unit(), "%, var");
    };
  }

  private static Optional<Outcome> validFor(PlantSetPoints asked) {
    return Stream.of(
            asked.active().map(Active::validFor),
            asked.reactive().map(Reactive::validFor),
            asked.running().map(Running::validFor))
        .flatMap(Optional::stream)
        .filter(span -> span.isNegative() || span.compareTo(LONGEST) > 0)
        .findFirst()
        .flatMap(span -> range("validFor", span.toSeconds(), 0, LONGEST.toSeconds(), " s"));
  }

  private static Optional<Outcome> range(
      String field, double value, double least, double most, String unit) {
    return value >= least && value <= most
        ? Optional.empty()
        : Optional.of(
            Outcome.invalid(
                field,
                Sentence.of(
                    "power.plant.bad-value",
                    field + " " + Figures.number(value) + unit,
                    Figures.number(least) + unit + " … " + Figures.number(most) + unit)));
  }

  private static Optional<Outcome> unit(String field, Unit found, String allowed) {
    return Optional.of(
        Outcome.invalid(
            field, Sentence.of("power.plant.bad-unit", field + " " + found.symbol(), allowed)));
  }
}
