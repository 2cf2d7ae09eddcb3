// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import io.meriggio.controller.PlantPower.Source;
import io.meriggio.controller.PlantSetPoints;
import io.meriggio.controller.PlantSetPoints.Active;
import io.meriggio.controller.PlantSetPoints.PowerFactor;
import io.meriggio.controller.PlantSetPoints.Reactive;
import io.meriggio.controller.PlantSetPoints.ReactivePower;
import io.meriggio.controller.PlantSetPoints.Running;
import io.meriggio.device.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What plant power control keeps over a restart: numbers, words and lists only.
 *
 * @param asked what each source asked for
 * @param reference how far the ramps have come
 * @param ordered what each device was told last, by its id and lever
 */
public record PlantPowerState(
    List<Asked> asked, List<Part> reference, Map<String, Map<Lever, Double>> ordered) {

  /** Nothing is known of before. */
  public static final PlantPowerState EMPTY = new PlantPowerState(List.of(), List.of(), Map.of());

  public PlantPowerState {
    asked = List.copyOf(asked);
    reference = List.copyOf(reference);
    ordered = Map.copyOf(ordered);
  }

  /**
   * One quantity.
   *
   * @param lever which, and in which unit
   * @param value in that unit
   * @param validForSeconds 0 = without an end
   */
  public record Part(Lever lever, double value, double validForSeconds) {}

  /**
   * What one source asked for.
   *
   * @param source who
   * @param parts what
   * @param elapsedSeconds how long ago
   */
  public record Asked(Source source, List<Part> parts, double elapsedSeconds) {
    public Asked {
      parts = List.copyOf(parts);
    }

    static Asked of(Source source, PlantSetPoints setPoints, Duration age) {
      List<Part> parts = new ArrayList<>();
      setPoints.active().ifPresent(a -> parts.add(part(lever(a), a.value(), a.validFor())));
      setPoints
          .reactive()
          .ifPresent(r -> parts.add(part(lever(r), PlantPowerState.value(r), r.validFor())));
      setPoints
          .running()
          .ifPresent(r -> parts.add(part(Lever.RUNNING, r.run() ? 1 : 0, r.validFor())));
      return new Asked(source, parts, age.toMillis() / 1000.0);
    }

    Duration age() {
      return Duration.ofMillis(Math.round(elapsedSeconds * 1000));
    }

    PlantSetPoints setPoints() {
      Optional<Active> active = Optional.empty();
      Optional<Reactive> reactive = Optional.empty();
      Optional<Running> running = Optional.empty();
      for (Part part : parts) {
        Duration validFor = Duration.ofMillis(Math.round(part.validForSeconds() * 1000));
        double value = part.value();
        switch (part.lever()) {
          case ACTIVE_PERCENT -> active = Optional.of(new Active(value, Unit.PERCENT, validFor));
          case ACTIVE_WATT -> active = Optional.of(new Active(value, Unit.WATT, validFor));
          case REACTIVE_PERCENT ->
              reactive = Optional.of(new ReactivePower(value, Unit.PERCENT, validFor));
          case REACTIVE_VAR -> reactive = Optional.of(new ReactivePower(value, Unit.VAR, validFor));
          case POWER_FACTOR -> reactive = Optional.of(new PowerFactor(value, validFor));
          case RUNNING -> running = Optional.of(new Running(value > 0, validFor));
        }
      }
      return new PlantSetPoints(active, reactive, running);
    }
  }

  static Part part(Lever lever, double value, Duration validFor) {
    return new Part(lever, value, validFor.toMillis() / 1000.0);
  }

  private static Lever lever(Active active) {
    return active.unit() == Unit.WATT ? Lever.ACTIVE_WATT : Lever.ACTIVE_PERCENT;
  }

  private static Lever lever(Reactive reactive) {
    if (reactive instanceof ReactivePower power) {
      return power.unit() == Unit.VAR ? Lever.REACTIVE_VAR : Lever.REACTIVE_PERCENT;
    }
    return Lever.POWER_FACTOR;
  }

  private static double value(Reactive reactive) {
    return reactive instanceof ReactivePower power
        ? power.value()
        : ((PowerFactor) reactive).value();
  }
}
