// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.EnergyFlow;
import java.util.ArrayList;
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

  /** The same flows, one of them replaced. */
  Flows with(EnergyFlow flow, double energy) {
    List<Double> changed = new ArrayList<>(wattHours);
    changed.set(flow.ordinal(), energy);
    return new Flows(changed);
  }

  /** The flows of both intervals together. */
  Flows plus(Flows other) {
    List<Double> sum = new ArrayList<>(wattHours);
    for (int i = 0; i < sum.size(); i++) {
      sum.set(i, sum.get(i) + other.wattHours.get(i));
    }
    return new Flows(sum);
  }
}
