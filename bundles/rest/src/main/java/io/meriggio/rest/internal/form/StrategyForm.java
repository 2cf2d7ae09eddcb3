// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meriggio.controller.StrategySetting;
import java.math.BigDecimal;

/** A strategy, as it is set: only the parameters that its kind has. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StrategyForm(
    String kind,
    BigDecimal distanceKm,
    BigDecimal consumptionWhPerKm,
    String startTime,
    Integer durationMinutes,
    Integer maxPower) {

  public static StrategyForm of(StrategySetting strategy) {
    return new StrategyForm(
        strategy.kind().name(),
        strategy.distanceKm().map(Words::number).orElse(null),
        strategy.consumptionWhPerKm().map(Words::number).orElse(null),
        strategy.startTime().map(Words::timeOfDay).orElse(null),
        strategy.durationMinutes().orElse(null),
        strategy.maxPower().orElse(null));
  }
}
