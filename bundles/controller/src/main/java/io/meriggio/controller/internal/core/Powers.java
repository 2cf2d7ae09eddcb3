// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.Figure;
import io.meriggio.device.Quality;
import io.meriggio.device.Reason;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The powers of one moment.
 *
 * @param production P
 * @param battery B, discharge positive
 * @param exchange E, export positive
 * @param charging V
 * @param consumption C, which knows whether the others fit together
 */
record Powers(
    Figure production, Figure battery, Figure exchange, Figure charging, Figure consumption) {

  static Powers of(Map<String, Figure> figures) {
    return new Powers(
        figures.get("pv_power"),
        figures.get("battery_power"),
        figures.get("grid_power"),
        figures.get("charger_power"),
        figures.get("consumption_power"));
  }

  boolean areKnown() {
    return production.isKnown() && battery.isKnown() && exchange.isKnown();
  }

  /** The worst of what shares are made of. */
  Figure worst() {
    return Sum.worse(Sum.worse(exchange, production), battery);
  }

  /** Why a balance of these is to be taken with care; NONE when it is not. */
  Reason doubt() {
    return Stream.of(consumption, exchange, production, battery)
        .filter(figure -> figure.quality() == Quality.UNCERTAIN)
        .map(Figure::reason)
        .findFirst()
        .orElse(Reason.NONE);
  }
}
