// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import java.util.Arrays;

/** Shares a power among storages by weight, each up to its own limit. */
final class Distribution {
  private Distribution() {}

  /**
   * Shares a power.
   *
   * @param total W, at least 0
   * @param weights how much each is preferred, at least 0; 0 = only when the others are full
   * @param limits W, at least 0
   * @return W of each; less than {@code total} together when the limits are less
   */
  static double[] share(double total, double[] weights, double[] limits) {
    double[] shares = new double[limits.length];
    double left = fill(total, weights, limits, shares);
    double[] rest = new double[limits.length];
    Arrays.setAll(rest, i -> Math.max(0, limits[i] - shares[i]));
    if (left > 0) {
      fill(left, rest, limits, shares);
    }
    return shares;
  }

  /**
   * Fills by weight until nothing is left or all that have weight are full; returns what is left.
   */
  private static double fill(double total, double[] weights, double[] limits, double[] shares) {
    double left = total;
    for (int round = 0; round < limits.length && left > 1e-6; round++) {
      double weight = openWeight(weights, limits, shares);
      if (weight <= 0) {
        return left;
      }
      double given = 0;
      for (int i = 0; i < limits.length; i++) {
        if (shares[i] < limits[i]) {
          double more = Math.min(limits[i] - shares[i], left * weights[i] / weight);
          shares[i] += more;
          given += more;
        }
      }
      left -= given;
    }
    return left;
  }

  private static double openWeight(double[] weights, double[] limits, double[] shares) {
    double sum = 0;
    for (int i = 0; i < limits.length; i++) {
      sum += shares[i] < limits[i] ? weights[i] : 0;
    }
    return sum;
  }
}
