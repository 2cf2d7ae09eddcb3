// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power;

import io.meriggio.controller.internal.cycle.Sample;
import java.util.Optional;

/**
 * One inverter as the export limit sees it.
 *
 * @param id the device
 * @param ratedPower W, more than 0; empty while unknown, then it can't be given a share
 * @param limitable whether it takes {@code active_power_limit}
 * @param step what its ceiling must be a multiple of, in %; 0 = any
 * @param ownLoop whether it takes {@code export_limit_power} and measures the exchange itself
 * @param acPower what it delivers, W
 * @param presentLimit the ceiling in force, %; empty where it can't be read
 */
public record LimitedInverter(
    String id,
    Optional<Double> ratedPower,
    boolean limitable,
    double step,
    boolean ownLoop,
    Optional<Sample> acPower,
    Optional<Sample> presentLimit) {

  /** Whether our loop can use it. */
  boolean isOurs() {
    return !ownLoop && limitable && rated() > 0;
  }

  double rated() {
    return ratedPower.orElse(0.0);
  }
}
