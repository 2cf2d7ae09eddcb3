// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.controller.StorageSettings;

/**
 * How storages are steered.
 *
 * @param reserveSoc %, below it nothing is discharged
 * @param carProtection {@code OFF}, {@code NO_DISCHARGE} or {@code HOUSEHOLD}
 * @param margin how far orders stay below the contracted power, W
 */
public record StorageSettingsForm(
    int reserveSoc, String carProtection, boolean peakShaving, int margin) {

  public static StorageSettingsForm of(StorageSettings settings) {
    return new StorageSettingsForm(
        settings.reserveSoc(),
        settings.carProtection().name(),
        settings.peakShaving(),
        settings.marginWatts());
  }
}
