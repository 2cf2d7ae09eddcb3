// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the plant is.
 *
 * @param name the name that the site gave it
 * @param phases 1 or 3; empty while neither the site nor its devices say so
 * @param contractedPower the most that may be drawn from the grid, in W, where the site said so
 * @param timeZone whose midnight begins a day
 * @param latitude degrees, north positive
 * @param longitude degrees, east positive
 * @param exchangeSource the device whose {@code grid_power} is the plant's; empty when none is
 *     there or two of the same rank are
 * @param productionSources the devices whose {@code pv_power} is summed
 * @param storageSources the devices whose {@code battery_power} is summed
 * @param chargePoints the devices whose {@code charger_power} is summed
 * @param configuration which of the nine configurations was found, 1…9
 * @param explanation why this one, or why none
 */
public record PlantDescription(
    String name,
    OptionalInt phases,
    Optional<Integer> contractedPower,
    ZoneId timeZone,
    Optional<Double> latitude,
    Optional<Double> longitude,
    Optional<String> exchangeSource,
    List<String> productionSources,
    List<String> storageSources,
    List<String> chargePoints,
    OptionalInt configuration,
    Sentence explanation) {

  public PlantDescription {
    productionSources = List.copyOf(productionSources);
    storageSources = List.copyOf(storageSources);
    chargePoints = List.copyOf(chargePoints);
  }
}
