// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.device.Reason;
import java.util.Optional;

/**
 * Powers that hold from one look to the next, in W.
 *
 * @param production P ≥ 0; 0 for an inverter that sleeps
 * @param battery B, discharge positive
 * @param exchange E, export positive
 * @param charging V ≥ 0
 * @param doubt why they are to be taken with care; NONE when they are not
 * @param missing why one of the first three is unknown; NONE when all are known
 * @param chargingMissing why V is unknown; NONE when it is known
 */
record HeldPowers(
    Optional<Double> production,
    Optional<Double> battery,
    Optional<Double> exchange,
    Optional<Double> charging,
    Reason doubt,
    Reason missing,
    Reason chargingMissing) {

  /** Whether the flows between PV, battery, grid and site can be told. */
  boolean tellFlows() {
    return production.isPresent() && battery.isPresent() && exchange.isPresent();
  }
}
