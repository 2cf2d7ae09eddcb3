// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import java.util.Optional;

/**
 * What one charge point asked for in a decision, and what became of it.
 *
 * @param point the charge point, with its new offer
 * @param wanting as it took part in the sharing; empty when it did not
 * @param allocation what was shared
 * @param wishes what the strategies want that do not look at the sun
 * @param outrun whether there would be enough sun for it, were it not for others
 */
record Claim(
    ChargePoint point,
    Optional<Contender> wanting,
    Allocation allocation,
    Wishes wishes,
    boolean outrun) {

  Optional<DirectStrategy.Wish> wish() {
    return wishes.of(point);
  }
}
