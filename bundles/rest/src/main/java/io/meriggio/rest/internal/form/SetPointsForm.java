// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.controller.PlantSetPoints;
import io.meriggio.controller.PlantSetPoints.PowerFactor;
import io.meriggio.controller.PlantSetPoints.ReactivePower;
import io.meriggio.device.Unit;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What a plant is asked to do; what is not asked for is null.
 *
 * @param active a limit of active power, in % of rated power or W
 * @param reactive reactive power, injected positive, in % of rated power or var
 * @param powerFactor its unit is empty
 * @param running start or stop
 */
public record SetPointsForm(Value active, Value reactive, Value powerFactor, Running running) {

  /**
   * One number.
   *
   * @param validSeconds after so long without a new one it ends by itself; 0 = it does not
   */
  public record Value(BigDecimal value, String unit, long validSeconds) {
    private static Value of(double value, Unit unit, Duration validFor) {
      return new Value(Words.number(value), unit.symbol(), validFor.toSeconds());
    }
  }

  /** Start or stop. */
  public record Running(boolean run, long validSeconds) {}

  public static SetPointsForm of(PlantSetPoints asked) {
    return new SetPointsForm(
        asked.active().map(a -> Value.of(a.value(), a.unit(), a.validFor())).orElse(null),
        asked
            .reactive()
            .filter(ReactivePower.class::isInstance)
            .map(ReactivePower.class::cast)
            .map(r -> Value.of(r.value(), r.unit(), r.validFor()))
            .orElse(null),
        asked
            .reactive()
            .filter(PowerFactor.class::isInstance)
            .map(PowerFactor.class::cast)
            .map(f -> Value.of(f.value(), Unit.NONE, f.validFor()))
            .orElse(null),
        asked.running().map(r -> new Running(r.run(), r.validFor().toSeconds())).orElse(null));
  }
}
