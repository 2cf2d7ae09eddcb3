// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning;

/** The steps of commissioning, in their order (commissioning-and-accounts, sections 0 to 5). */
public enum Step {
  /** The safety notice has been read. */
  SAFETY,
  /** Single- or three-phase system: of the system, not of the inverter. */
  SYSTEM,
  /** The power of the supply contract. */
  CONTRACT,
  /** Name, time zone and position. */
  PLACE,
  /** Which of the nine configurations. */
  CONFIGURATION,
  /** Lines, inverters, meter. */
  DEVICES,
  /** The current sensors' constants and direction, or the meter's settings. */
  SENSORS,
  /** Charge points. */
  CHARGE_POINTS
}
