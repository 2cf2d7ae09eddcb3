// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

/**
 * All the production goes to the car; below 1.8 kW of production stand-by, back at 1.8 kW resume [M
 * 7.4]. On more phases the least they can take counts instead, unless the site wants the manual's
 * number to the letter (D1).
 */
record EcoPure() implements EcoStrategy {

  @Override
  public double threshold(ChargePointImage point, ThresholdPolicy policy) {
    return pure(point, policy);
  }

  static double pure(ChargePointImage point, ThresholdPolicy policy) {
    double physical =
        point.phases() * ChargePointImage.LEAST_CURRENT * ChargePointImage.NOMINAL_VOLTAGE;
    return policy == ThresholdPolicy.LITERAL ? LEAST_POWER : Math.max(LEAST_POWER, physical);
  }
}
