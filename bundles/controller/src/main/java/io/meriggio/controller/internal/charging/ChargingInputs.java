// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Sample;
import java.util.List;
import java.util.Optional;

/**
 * What charging looks at in one cycle.
 *
 * @param grid last good value of the exchange, W, export +; empty when there never was one
 * @param gridPhases the same by phase; empty when no meter shows it
 * @param gridFrame a number that differs when any decimal of the exchange source's frame does
 * @param production last good value of the generated power, W; empty when there never was one
 * @param sunUp whether the sun is up; empty when nobody knows where the plant is
 * @param pvPart how much of what cars draw now comes from production, 0…1; empty when unknown
 * @param points what each charge point shows
 */
public record ChargingInputs(
    Optional<Sample> grid,
    List<Double> gridPhases,
    long gridFrame,
    Optional<Sample> production,
    Optional<Boolean> sunUp,
    Optional<Double> pvPart,
    List<ChargePointImage> points) {

  public ChargingInputs {
    gridPhases = List.copyOf(gridPhases);
    points = List.copyOf(points);
  }

  /** Whether a charge point of this id is there. */
  boolean has(String id) {
    for (ChargePointImage point : points) {
      if (point.id().equals(id)) {
        return true;
      }
    }
    return false;
  }
}
