// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Moment;

/**
 * What holds for all charge points in one decision.
 *
 * @param settings what the site says
 * @param exchange how far it is known
 * @param production what there is of it
 * @param surplus what would be exported if those who live of it did not charge, W
 * @param now the moment
 */
record Situation(
    ChargingSettings settings,
    ExchangeWatch exchange,
    Production production,
    double surplus,
    Moment now) {

  /** Whether limits can be computed from the exchange of this cycle. */
  boolean isFresh() {
    return exchange.trust() == ExchangeTrust.FRESH;
  }

  /** W of the sun that a strategy looks at. */
  double sun(EcoStrategy strategy) {
    return strategy.takesSurplus() ? surplus : production.power();
  }

  /** Whether nobody knows how much of it there is. */
  boolean isSunLost(EcoStrategy strategy) {
    return production.lost() && !strategy.takesSurplus();
  }

  /** Whether a run may begin: not while the exchange is only remembered, nor within a pause. */
  boolean mayBegin(ChargePoint point) {
    boolean trusted = isFresh() || exchange.trust() == ExchangeTrust.LOST;
    return trusted && point.offer().rest(settings.minPause(), now).isZero();
  }
}
