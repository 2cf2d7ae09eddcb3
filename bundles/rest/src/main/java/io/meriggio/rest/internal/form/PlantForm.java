// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.controller.PlantDescription;
import java.util.List;
import java.util.Locale;

/** The answer of {@code /plant}: what the plant is, and which devices measure it. */
public record PlantForm(
    String name,
    Integer phases,
    Integer contractedPower,
    String timeZone,
    Double latitude,
    Double longitude,
    String exchangeSource,
    List<String> productionSources,
    List<String> storageSources,
    List<String> chargePoints,
    Integer configuration,
    String explanation) {

  /** The description in a language. */
  public static PlantForm of(PlantDescription plant, Locale language) {
    return new PlantForm(
        plant.name(),
        plant.phases().isPresent() ? plant.phases().getAsInt() : null,
        plant.contractedPower().orElse(null),
        plant.timeZone().getId(),
        plant.latitude().orElse(null),
        plant.longitude().orElse(null),
        plant.exchangeSource().orElse(null),
        plant.productionSources(),
        plant.storageSources(),
        plant.chargePoints(),
        plant.configuration().isPresent() ? plant.configuration().getAsInt() : null,
        plant.explanation().text(language));
  }

  /** The same with another contracted power, W. */
  public PlantForm contracted(int watts) {
    return new PlantForm(
        name,
        phases,
        watts,
        timeZone,
        latitude,
        longitude,
        exchangeSource,
        productionSources,
        storageSources,
        chargePoints,
        configuration,
        explanation);
  }
}
