// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import java.util.List;
import java.util.Map;

/**
 * What plant power control sees in one cycle.
 *
 * @param units every device that carries set-points out or could
 * @param ceilings the most that a unit may be told for another reason (the export limit), in % of
 *     its rated power by its id, at once and without a ramp; it bounds a limit and makes none
 * @param refused why a device did not take its last command, by its id
 */
public record PowerInputs(
    List<PowerUnit> units, Map<String, Double> ceilings, Map<String, String> refused) {
  public PowerInputs {
    units = List.copyOf(units);
    ceilings = Map.copyOf(ceilings);
    refused = Map.copyOf(refused);
  }
}
