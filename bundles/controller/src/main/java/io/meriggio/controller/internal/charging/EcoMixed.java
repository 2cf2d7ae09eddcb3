// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

/**
 * As Pure; between 0.5 and 1.8 kW of production the grid tops up to the minimum so that the session
 * is not interrupted; below 0.5 kW stand-by, above 0.5 kW resume [M 7.4].
 */
record EcoMixed() implements EcoStrategy {
  private static final double STAND_BY = 500;

  @Override
  public double threshold(ChargePointImage point, ThresholdPolicy policy) {
    return STAND_BY;
  }

  /** "Above": at the value itself it does not resume. */
  @Override
  public boolean starts(double available, double threshold) {
    return available > threshold;
  }
}
