// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

/** As Pure, with what would be exported in place of the production: an addition of ours. */
record Surplus() implements EcoStrategy {

  @Override
  public double threshold(ChargePointImage point, ThresholdPolicy policy) {
    return EcoPure.pure(point, policy);
  }

  @Override
  public boolean takesSurplus() {
    return true;
  }
}
