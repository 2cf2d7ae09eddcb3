// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.ChargeReason;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Adds the energy for a distance to what is in the car, and stops by itself though the battery is
 * not full [M 7.4].
 *
 * @param distanceKm km
 * @param consumptionWhPerKm Wh/km
 * @param once whether one session uses the plan up
 */
record Kilometre(double distanceKm, double consumptionWhPerKm, boolean once)
    implements DirectStrategy {

  /** Wh to add. */
  double target() {
    return distanceKm * consumptionWhPerKm;
  }

  @Override
  public Wish wish(double energy, Moment now, ZoneId zone) {
    return energy >= target()
        ? new Wish.Complete(ChargeReason.TARGET, Optional.empty())
        : new Wish.Charge(Double.POSITIVE_INFINITY, Optional.empty());
  }

  @Override
  public boolean isUsedByOneSession() {
    return once;
  }
}
