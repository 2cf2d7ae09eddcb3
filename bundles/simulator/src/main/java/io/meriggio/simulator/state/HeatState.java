// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.state;

/** What a heat pump does. */
public enum HeatState {
  /** Switched off. */
  OFF,
  /** Nothing to heat. */
  STANDBY,
  /** Heating the house. */
  HEATING,
  /** Heating the tank. */
  HOT_WATER,
  /** Held by SG-Ready state 1. */
  LOCKED
}
