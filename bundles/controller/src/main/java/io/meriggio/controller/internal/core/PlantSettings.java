// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the site says of the plant and the core needs.
 *
 * @param phases 1 or 3; empty = judged by the devices
 * @param timeZone whose midnight begins a day
 * @param exchangeSource the device that measures the exchange; empty = found by rank
 * @param productionSources the devices that produce; empty = found
 * @param storageSources the devices that store; empty = found
 */
public record PlantSettings(
    OptionalInt phases,
    ZoneId timeZone,
    Optional<String> exchangeSource,
    List<String> productionSources,
    List<String> storageSources) {

  public PlantSettings {
    productionSources = List.copyOf(productionSources);
    storageSources = List.copyOf(storageSources);
  }

  /** Settings of a site that said nothing but its time zone. */
  public static PlantSettings unsaid(ZoneId timeZone) {
    return new PlantSettings(OptionalInt.empty(), timeZone, Optional.empty(), List.of(), List.of());
  }
}
