// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.Figure;
import io.meriggio.controller.internal.cycle.Lasting;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.Reason;
import java.time.Duration;

/**
 * Watches whether a house that gives instead of taking is a moment's skew or a sensor the wrong way
 * round (energy-manager-semantics section 3; plant-configurations, "Power balance").
 *
 * <p>Threads: one at a time.
 */
final class Plausibility {
  private static final double TOLERANCE_WATTS = 50;
  private static final double TOLERANCE_OF_PRODUCTION = 0.02;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Lasting implausible = Lasting.NOT;

  /**
   * Consumption as it is shown: at least 0, and UNCERTAIN when it has been implausible for too
   * long.
   *
   * @param consumption as calculated, perhaps negative
   * @param production 0 without PV; when unknown, so is consumption
   * @param now rises from call to call
   */
  Figure judge(Figure consumption, Figure production, Moment now) {
    implausible = implausible.next(isImplausible(consumption, production), now);
    if (implausible.elapsed(now).compareTo(PATIENCE) <= 0) {
      return Sum.atLeastZero(consumption);
    }
    return Figure.uncertain(0, consumption.unit(), Reason.INCONSISTENT, consumption.at());
  }

  /** Whether the last balance was implausible, for however short a time. */
  boolean isImplausible() {
    return implausible.since().isPresent();
  }

  private static boolean isImplausible(Figure consumption, Figure production) {
    double tolerance = TOLERANCE_WATTS + TOLERANCE_OF_PRODUCTION * production.value().orElse(0.0);
    return consumption.value().filter(value -> value < -tolerance).isPresent();
  }
}
