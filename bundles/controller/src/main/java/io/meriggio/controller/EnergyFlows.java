// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which energy went where in a span of time.
 *
 * <p>A flow is GOOD when all that it needs was known all the time; UNCERTAIN when a little of the
 * time is missing, and then it counts what was seen, or when figures behind it were UNCERTAIN; and
 * unknown, with the reason, when more than a twentieth of the time is missing.
 *
 * @param from when the watch of this span began
 * @param to when it ended, or now while it goes on
 * @param energies each of the ten flows, in Wh, ≥ 0
 */
public record EnergyFlows(Instant from, Instant to, Map<EnergyFlow, Figure> energies) {

  public EnergyFlows {
    Map<EnergyFlow, Figure> copy = new EnumMap<>(EnergyFlow.class);
    copy.putAll(energies);
    energies = Collections.unmodifiableMap(copy);
    if (energies.size() != EnergyFlow.values().length) {
      throw new IllegalArgumentException("all ten flows are needed, found " + energies.keySet());
    }
  }

  /** One flow, in Wh. */
  public Figure figure(EnergyFlow flow) {
    return energies.get(flow);
  }
}
