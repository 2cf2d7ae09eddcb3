// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import io.meriggio.device.DeviceException;

/**
 * A command set for the passive mode of old storage inverters (INVERTERS, section 5.3).
 *
 * <p>Threads: used by the device's own thread only.
 */
public interface PassiveCommands {

  /**
   * Gives an order.
   *
   * @throws DeviceException when there was no answer, or the inverter has not got this command set
   *     (exception 1 or 2)
   */
  PassiveReply order(PassiveOrder order) throws DeviceException;

  /**
   * Keeps the passive mode alive: due every 1 to 10 s, at most once a second. After 60 s without
   * one the inverter goes to standby and stays there.
   *
   * @throws DeviceException as {@link #order}
   */
  void heartbeat() throws DeviceException;
}
