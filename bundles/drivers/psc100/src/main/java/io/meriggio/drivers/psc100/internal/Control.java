// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.psc100.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.Set;

/** One family of control registers: only one of them is ever used on a device. */
interface Control {

  /** The set-points that it can send. */
  Set<String> setPoints();

  /**
   * Sends one set-point with what enables it in one frame.
   *
   * @param id one of {@link #setPoints()}
   */
  void send(String id, Value value) throws DeviceException;

  /** Whether the device holds it, enabled. */
  boolean holds(String id, Value value) throws DeviceException;

  /** Takes back what was sent; nothing when nothing was. */
  void release() throws DeviceException;

  /** Whether something was sent that the device forgets unless it is sent again. */
  boolean isHeld();

  /** How often it must be sent again. */
  Duration refresh();
}
