// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.EnergyFlow;
import java.util.Collections;
import java.util.List;

/**
 * The ten flows of an interval, each ≥ 0.
 *
 * @param wattHours in the order of {@link EnergyFlow}
 */
record Flows(List<Double> wattHours) {
  static final Flows NONE = new Flows(Collections.nCopies(EnergyFlow.values().length, 0.0));

  Flows {
    wattHours = List.copyOf(wattHours);
    if (wattHours.size() != EnergyFlow.values().length) {
      throw new IllegalArgumentException("all ten flows are needed, found " + wattHours);
    }
  }

  double get(EnergyFlow flow) {
    return wattHours.get(flow.ordinal());
  }

  /** Flows in the order of {@link EnergyFlow}. */
  static Flows of(double... wattHours) {
    Double[] all = new Double[wattHours.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = wattHours[i];
    }
    return new Flows(List.of(all));
  }

  /** The flows of both intervals together. */
  Flows plus(Flows other) {
    double[] sum = new double[wattHours.size()];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = wattHours.get(i) + other.wattHours.get(i);
    }
    return of(sum);
  }
}
