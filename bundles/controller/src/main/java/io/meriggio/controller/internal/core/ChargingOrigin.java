// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.EnergyFlow;
import io.meriggio.controller.Figure;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where the energy of the charge points comes from, interval by interval: fed each cycle with the
 * plant's figures. A charge point's own part of the interval comes from the same sources in the
 * same proportion.
 *
 * <p>Threads: one at a time.
 */
public final class ChargingOrigin {
  private final PowerWatch watch = new PowerWatch();

  /**
   * What the charge points took in an interval, in Wh.
   *
   * @param span how long it was
   * @param fromPv directly from the PV
   * @param fromBattery from the batteries
   * @param fromGrid from the grid
   */
  public record Origin(Duration span, double fromPv, double fromBattery, double fromGrid) {

    /** All of it. */
    public double total() {
      return fromPv + fromBattery + fromGrid;
    }

    /** The part of the PV, 0…1; empty when nothing was charged. */
    public Optional<Double> pvPart() {
      return total() > 0 ? Optional.of(fromPv / total()) : Optional.empty();
    }
  }

  /**
   * Takes the figures of a cycle.
   *
   * @param figures of {@code PlantNow}
   * @return what the interval since the last cycle took; empty at the first cycle, after a gap of
   *     more than a minute, and when a power was unknown
   */
  public Optional<Origin> step(Map<String, Figure> figures, Moment now) {
    return watch
        .step(Powers.of(figures), now)
        .flatMap(step -> step.powers().flatMap(held -> origin(held, step.length())));
  }

  private static Optional<Origin> origin(HeldPowers held, Duration span) {
    if (!held.tellFlows() || held.charging().isEmpty()) {
      return Optional.empty();
    }
    Flows flows = FlowSum.of(held, span).flows();
    return Optional.of(
        new Origin(
            span,
            flows.get(EnergyFlow.PV_TO_CHARGER),
            flows.get(EnergyFlow.BATTERY_TO_CHARGER),
            flows.get(EnergyFlow.GRID_TO_CHARGER)));
  }
}
