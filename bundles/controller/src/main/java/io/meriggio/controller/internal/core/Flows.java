// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.EnergyFlow;
import java.util.Arrays;

/** The ten flows of an interval, in Wh, each ≥ 0. */
final class Flows {
  static final Flows NONE = new Flows(new double[EnergyFlow.values().length]);

  private final double[] wattHours;

  private Flows(double[] wattHours) {
    this.wattHours = wattHours;
  }

  double get(EnergyFlow flow) {
    return wattHours[flow.ordinal()];
  }

  /** The same flows, one of them replaced. */
  Flows with(EnergyFlow flow, double energy) {
    double[] changed = wattHours.clone();
    changed[flow.ordinal()] = energy;
    return new Flows(changed);
  }

  /** The flows of both intervals together. */
  Flows plus(Flows other) {
    double[] sum = wattHours.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other.wattHours[i];
    }
    return new Flows(sum);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Flows flows && Arrays.equals(wattHours, flows.wattHours);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(wattHours);
  }

  @Override
  public String toString() {
    return Arrays.toString(wattHours);
  }
}
