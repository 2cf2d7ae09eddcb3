// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Moment;
import java.time.ZoneId;
import java.util.Optional;

/** All the power available at that moment, with or without PV, by night too [M 7.4]. */
record Fast() implements DirectStrategy {

  @Override
  public Wish wish(double energy, Moment now, ZoneId zone) {
    return new Wish.Charge(Double.POSITIVE_INFINITY, Optional.empty());
  }
}
