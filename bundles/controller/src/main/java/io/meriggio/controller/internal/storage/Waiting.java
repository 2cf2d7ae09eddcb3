// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import java.util.Map;

/**
 * What would become of the plant's limits if orders that may wait for their wish did: those that
 * would break one may not.
 *
 * @param drawsTooMuch whether more would be drawn than the contract allows
 * @param feedsInTooMuch whether more would be fed in than the export limit allows
 */
record Waiting(boolean drawsTooMuch, boolean feedsInTooMuch) {

  static Waiting of(Site site, Map<StorageUnit, Wish> wishes) {
    if (site.exchange() == Trust.LOST) {
      return new Waiting(false, false);
    }
    double planned = site.planned(wishes);
    double least = 0;
    double most = 0;
    for (Map.Entry<StorageUnit, Wish> each : wishes.entrySet()) {
      double expected = site.expected(each.getKey(), each.getValue());
      double last = each.getKey().steadiness.last().watts();
      boolean mayWait =
          each.getKey().image().obeys()
              && !each.getValue().is(Wish.Kind.OWN_RULE)
              && each.getKey().steadiness.last() instanceof StorageOrder.Forced;
      least += mayWait ? Math.min(expected, last) : expected;
      most += mayWait ? Math.max(expected, last) : expected;
    }
    double band = Steadiness.URGENT_DEADBAND_WATTS * wishes.size();
    return new Waiting(
        least < Math.min(site.floor(), planned) - band,
        most > Math.max(site.ceiling(), planned) + band);
  }

  /** The least W of a last order that may stay. */
  double least(Wish wish) {
    return drawsTooMuch ? wish.watts() : Double.NEGATIVE_INFINITY;
  }

  /** The most W of a last order that may stay; a charge may. */
  double most(Wish wish, StorageUnit unit) {
    return feedsInTooMuch
        ? Math.min(unit.dischargeRoom(), Math.max(0, wish.watts()))
        : unit.dischargeRoom();
  }
}
