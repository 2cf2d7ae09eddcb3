// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import io.meriggio.device.Unit;

/** What a logic looks at: one figure of the plant (dry-contacts, table of variables). */
public enum LogicVariable {
  BATTERY_SOC("battery_soc", Unit.PERCENT),
  PV_POWER("pv_power", Unit.WATT),
  /** All charge points together. */
  CHARGER_POWER("charger_power", Unit.WATT),
  /** Exchanged with the grid, fed in positive, drawn negative. */
  GRID_POWER("grid_power", Unit.WATT),
  /** Fed into the grid, never negative. */
  IN_FEED_POWER("in_feed_power", Unit.WATT);

  private final String figure;
  private final Unit unit;

  LogicVariable(String figure, Unit unit) {
    this.figure = figure;
    this.unit = unit;
  }

  /** The id of the plant's figure. */
  public String figure() {
    return figure;
  }

  /** The unit of its thresholds: % or W. */
  public Unit unit() {
    return unit;
  }

  /** Whether a load that the contact switches changes the variable itself. */
  public boolean feelsTheSwitchedLoad() {
    return this == GRID_POWER || this == IN_FEED_POWER;
  }
}
