// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import static io.meriggio.controller.EnergyFlow.BATTERY_TO_CHARGER;
import static io.meriggio.controller.EnergyFlow.BATTERY_TO_GRID;
import static io.meriggio.controller.EnergyFlow.BATTERY_TO_HOUSEHOLD;
import static io.meriggio.controller.EnergyFlow.GRID_TO_BATTERY;
import static io.meriggio.controller.EnergyFlow.GRID_TO_CHARGER;
import static io.meriggio.controller.EnergyFlow.GRID_TO_HOUSEHOLD;
import static io.meriggio.controller.EnergyFlow.PV_TO_BATTERY;
import static io.meriggio.controller.EnergyFlow.PV_TO_CHARGER;
import static io.meriggio.controller.EnergyFlow.PV_TO_GRID;
import static io.meriggio.controller.EnergyFlow.PV_TO_HOUSEHOLD;

import io.meriggio.controller.EnergyFlow;

/**
 * Splits the energies of an interval into flows (energy-manager-semantics section 3): first what
 * can't go elsewhere, then the battery from the sun, then the feed-in from the sun and the battery,
 * and what is left goes into the site, where charge points and household take each source in the
 * same proportion.
 *
 * <p>Whenever the energies can be split without a remainder, this order does so. When they can't
 * (sensors that disagree), the remainder flows nowhere rather than below 0.
 */
final class FlowSplit {
  private double production;
  private double discharged;
  private double charged;
  private double imported;
  private double exported;
  private final double[] flows = new double[EnergyFlow.values().length];

  private FlowSplit(IntervalEnergy energy) {
    production = energy.production();
    discharged = energy.discharged();
    charged = energy.charged();
    imported = energy.imported();
    exported = energy.exported();
  }

  /** The flows of an interval. */
  static Flows of(IntervalEnergy energy) {
    return new FlowSplit(energy).split(energy.consumed(), energy.charger());
  }

  private Flows split(double consumed, double charger) {
    // What was imported beyond the site's need can only be in the battery: there is no way back.
    gridToBattery(Math.min(charged, imported - consumed));
    pvToBattery(Math.min(production, charged));
    pvToGrid(Math.min(production, exported));
    batteryToGrid(Math.min(discharged, exported));
    gridToBattery(Math.min(imported, charged));
    intoSite(consumed, charger);
    return Flows.of(flows);
  }

  private void gridToBattery(double energy) {
    double moved = move(GRID_TO_BATTERY, energy);
    imported -= moved;
    charged -= moved;
  }

  private void pvToBattery(double energy) {
    double moved = move(PV_TO_BATTERY, energy);
    production -= moved;
    charged -= moved;
  }

  private void pvToGrid(double energy) {
    double moved = move(PV_TO_GRID, energy);
    production -= moved;
    exported -= moved;
  }

  private void batteryToGrid(double energy) {
    double moved = move(BATTERY_TO_GRID, energy);
    discharged -= moved;
    exported -= moved;
  }

  private void intoSite(double consumed, double charger) {
    double chargerShare = consumed > 0 ? Math.min(1, charger / consumed) : 0;
    double left = consumed;
    left -= toSite(PV_TO_HOUSEHOLD, PV_TO_CHARGER, Math.min(production, left), chargerShare);
    left -=
        toSite(BATTERY_TO_HOUSEHOLD, BATTERY_TO_CHARGER, Math.min(discharged, left), chargerShare);
    toSite(GRID_TO_HOUSEHOLD, GRID_TO_CHARGER, Math.min(imported, left), chargerShare);
  }

  private double toSite(EnergyFlow household, EnergyFlow charger, double energy, double share) {
    double charging = move(charger, energy * share);
    return charging + move(household, energy - charging);
  }

  private double move(EnergyFlow flow, double energy) {
    double moved = Math.max(0, energy);
    flows[flow.ordinal()] += moved;
    return moved;
  }
}
