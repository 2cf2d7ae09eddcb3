// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Moment;

/**
 * What would be free if a charge point were offered nothing. What it draws beyond its offer, or in
 * spite of a fault, is a load of the house; a car has its time to follow.
 */
final class ControlledPower {
  private ControlledPower() {}

  /** W in all. */
  static double of(ChargePoint point, Moment now) {
    if (!point.isOnline() || point.shown().fault().isPresent()) {
      return 0;
    }
    double drawn = point.shown().drawnPower();
    return point.offer().isSettling(Headroom.SETTLING, now)
        ? drawn
        : Math.min(drawn, point.shown().watts(point.offered()));
  }

  /** A per phase. */
  static double current(ChargePoint point, Moment now) {
    return of(point, now) / point.shown().wattsPerAmpere();
  }
}
