// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import io.meriggio.device.Attempt;
import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;

/**
 * Remote on/off of -V1 and -V2 (INVERTERS, section 5.4): a vendor frame to address 0x88 that every
 * old inverter of the line obeys and none answers. So the site has to allow it.
 *
 * <p>Function 0x10 reads the clock in this family: nothing here uses it.
 */
final class G1Control {

  private static final int EVERY_OLD_INVERTER = 0x88;
  private static final byte[] START = {0x01, 0x01, 0x42, 0x00, 0x55};
  private static final byte[] STOP = {0x01, 0x01, 0x42, 0x00, 0x66};
  private static final int NO_ANSWER = 0;

  private final ModbusLink link;
  private final boolean allowed;

  /**
   * @param allowed whether the site allows frames to every old inverter of the line
   */
  G1Control(ModbusLink link, boolean allowed) {
    this.link = link;
    this.allowed = allowed;
  }

  Attempt run(boolean running) throws DeviceException {
    if (!allowed) {
      return new Attempt.Rejected(
          Reason.NOT_ALLOWED, StringTexts.text("broadcast", StringDriver.BROADCAST_ON_OFF));
    }
    link.exchange(Turn.WRITE, true, EVERY_OLD_INVERTER, running ? START : STOP, NO_ANSWER);
    return new Attempt.Done();
  }
}
