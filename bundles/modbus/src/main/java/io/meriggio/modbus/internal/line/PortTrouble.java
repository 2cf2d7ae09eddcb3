// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static io.meriggio.modbus.internal.text.ModbusTexts.text;

import io.meriggio.device.Text;

/** Why a serial port can't be used, in a sentence with its mend. */
final class PortTrouble {
  /** Linux: permission denied, try again (locked), busy (opened exclusively). */
  private static final int EACCES = 13;

  private static final int EAGAIN = 11;
  private static final int EBUSY = 16;

  /** What the driver says of a port that is there and that this process has open already. */
  private static final int OPEN_HERE = 2;

  private PortTrouble() {}

  /**
   * @param address port and parameters
   * @param error the system's number
   */
  static Text refusal(String port, String address, int error) {
    return switch (error) {
      case EAGAIN, EBUSY, OPEN_HERE -> text("port.busy", port);
      case EACCES -> noPermission(port, Text.plain("dialout"));
      default -> text("port.failed", port, address, error);
    };
  }

  /**
   * @param group that the port belongs to
   */
  static Text noPermission(String port, Text group) {
    return text("port.permission", port, group);
  }
}
