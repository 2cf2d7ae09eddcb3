// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What plant power control sees in one cycle.
 *
 * @param units every device that carries set-points out or could
 * @param ceiling W that all units together may deliver for another reason (the export limit), at
 *     once and without a ramp; empty = no such reason
 * @param refused why a device did not take its last command, by its id
 */
public record PowerInputs(
    List<PowerUnit> units, Optional<Double> ceiling, Map<String, String> refused) {
  public PowerInputs {
    units = List.copyOf(units);
    refused = Map.copyOf(refused);
  }
}
