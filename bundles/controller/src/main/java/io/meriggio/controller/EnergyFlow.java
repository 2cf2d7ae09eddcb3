// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.util.Locale;

/**
 * The ten ways that energy takes through a plant (vocabulary, "Points of the plant"). From the grid
 * to the grid and from a battery to a battery there is none.
 */
public enum EnergyFlow {
  PV_TO_HOUSEHOLD,
  PV_TO_CHARGER,
  PV_TO_BATTERY,
  PV_TO_GRID,
  BATTERY_TO_HOUSEHOLD,
  BATTERY_TO_CHARGER,
  BATTERY_TO_GRID,
  GRID_TO_HOUSEHOLD,
  GRID_TO_CHARGER,
  GRID_TO_BATTERY;

  private final String id = "energy_" + name().toLowerCase(Locale.ROOT);

  /** The id of the vocabulary: {@code energy_pv_to_household} … */
  public String id() {
    return id;
  }

  /** Whether it ends in the site: these six need to know what the charge points took. */
  public boolean endsInSite() {
    return name().endsWith("_HOUSEHOLD") || name().endsWith("_CHARGER");
  }
}
