// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Value;
import java.util.Map;

/** What can be told to a charge point, whichever way leads to it. */
interface ChargePort {

  /** Sets points, those that lie side by side at the same time, else in their order. */
  void write(Map<String, Value> values) throws DeviceException;

  /** Tells the watchdog that somebody is there; changes nothing else. */
  void heartbeat() throws DeviceException;

  /** Whether the map or profile in use says how to set this point. */
  boolean canWrite(String point);

  /** Whether the charge point can show this point. */
  boolean canShow(String point);

  /** Whether the charge point shows a value now. */
  boolean shows(String point, Value value) throws DeviceException;
}
