// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

/**
 * What sources gave and sinks took in one interval, in Wh, each ≥ 0. Both directions of the grid
 * and of the battery stand on their own: a net figure would hide that a minute had both.
 *
 * @param production of the PV
 * @param discharged from the batteries
 * @param charged into the batteries
 * @param imported from the grid
 * @param exported into the grid
 * @param charger into the charge points; a part of what the site took
 */
record IntervalEnergy(
    double production,
    double discharged,
    double charged,
    double imported,
    double exported,
    double charger) {

  IntervalEnergy {
    for (double energy :
        new double[] {production, discharged, charged, imported, exported, charger}) {
      if (!(energy >= 0) || Double.isInfinite(energy)) {
        throw new IllegalArgumentException("an energy is finite and at least 0, found " + energy);
      }
    }
  }

  /** What the site took, charge points included; never below 0. */
  double consumed() {
    return Math.max(0, production + discharged + imported - charged - exported);
  }
}
