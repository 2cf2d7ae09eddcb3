// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.configuration.PlantConfiguration;

/**
 * What the site says of its plant, but for the contracted power, which has a door of its own; what
 * is not set is null.
 *
 * @param timeZone the one in force, also while none is set
 */
public record PlantSettingsForm(
    String name, int phases, String timeZone, Double latitude, Double longitude) {

  public static PlantSettingsForm of(PlantConfiguration plant) {
    return new PlantSettingsForm(
        Words.orNull(plant.name()),
        plant.phases(),
        plant.timeZone().getId(),
        plant.latitude().orElse(null),
        plant.longitude().orElse(null));
  }
}
