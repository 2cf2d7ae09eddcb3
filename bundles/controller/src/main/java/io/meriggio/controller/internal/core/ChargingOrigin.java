// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.EnergyFlow;
import io.meriggio.controller.Figure;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How much of what cars take comes from the sun. All that a site consumes comes from PV, batteries
 * and grid in the same proportion, so what is true of the site is true of each charge point.
 *
 * <p>Threads: one at a time.
 */
public final class ChargingOrigin {
  /** A charge point's own meter is read every 20 s: an interval explains what it counts later. */
  private static final Duration HOLDS = Duration.ofSeconds(60);

  private final PowerWatch watch = new PowerWatch();
  private Optional<Known> known = Optional.empty();

  private record Known(double pvPart, Moment at) {}

  /** Takes the figures of a cycle, those of {@code PlantNow}. */
  public void step(Map<String, Figure> figures, Moment now) {
    watch
        .step(Powers.of(figures), now)
        .flatMap(step -> step.powers().flatMap(held -> pvPart(held, step.length())))
        .ifPresent(part -> known = Optional.of(new Known(part, now)));
  }

  /**
   * The part of the PV in what the site took last, 0…1; empty when the powers have been unknown for
   * more than a minute.
   */
  public Optional<Double> pvPart(Moment now) {
    return known.filter(last -> now.since(last.at()).compareTo(HOLDS) <= 0).map(Known::pvPart);
  }

  private static Optional<Double> pvPart(HeldPowers held, Duration span) {
    if (!held.tellFlows()) {
      return Optional.empty();
    }
    Flows flows = FlowSum.of(held, span).flows();
    double fromPv = flows.get(EnergyFlow.PV_TO_CHARGER) + flows.get(EnergyFlow.PV_TO_HOUSEHOLD);
    double all =
        fromPv
            + flows.get(EnergyFlow.BATTERY_TO_CHARGER)
            + flows.get(EnergyFlow.BATTERY_TO_HOUSEHOLD)
            + flows.get(EnergyFlow.GRID_TO_CHARGER)
            + flows.get(EnergyFlow.GRID_TO_HOUSEHOLD);
    return Optional.of(all > 0 ? fromPv / all : 0.0);
  }
}
