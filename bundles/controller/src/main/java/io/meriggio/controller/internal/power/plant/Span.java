// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

/**
 * What a lever takes.
 *
 * @param minimum smallest value
 * @param maximum largest value
 * @param step values are multiples of it; 0 = any
 */
public record Span(double minimum, double maximum, double step) {

  /** Parts of a step by which a sum of decimals may miss a multiple. */
  private static final double ROUNDING = 1e-6;

  /** The largest value that it takes and that is not above; its minimum when there is none. */
  public double notAbove(double value) {
    return within(step > 0 ? Math.floor(value / step + ROUNDING) * step : value);
  }

  /** The nearest value towards 0 that it takes. */
  public double towardsZero(double value) {
    return Math.copySign(notAboveMagnitude(Math.abs(value)), value);
  }

  private double notAboveMagnitude(double magnitude) {
    double stepped = step > 0 ? Math.floor(magnitude / step + ROUNDING) * step : magnitude;
    return Math.min(stepped, Math.max(Math.abs(minimum), Math.abs(maximum)));
  }

  private double within(double value) {
    return Math.max(minimum, Math.min(maximum, value));
  }
}
