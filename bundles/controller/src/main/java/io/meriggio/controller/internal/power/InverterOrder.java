// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power;

/** What an inverter is to do for the export limit. */
public sealed interface InverterOrder {

  /** Deliver what it can: a ceiling that was ordered is taken back. */
  record Unlimited() implements InverterOrder {}

  /**
   * A ceiling, {@code active_power_limit}.
   *
   * @param percent of rated power, 0…100
   */
  record Ceiling(double percent) implements InverterOrder {}

  /**
   * Its own loop on its own meter, {@code export_limit_power}.
   *
   * @param watts at the connection point, at least 0
   */
  record OwnLoop(int watts) implements InverterOrder {}
}
