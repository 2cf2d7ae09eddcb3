// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

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
  static String refusal(String port, String address, int error) {
    return switch (error) {
      case EAGAIN, EBUSY, OPEN_HERE ->
          "%s is in use by another line or program: close it there, or choose another port"
              .formatted(port);
      case EACCES -> noPermission(port, "dialout");
      default -> "%s can't be opened as %s (error %d)".formatted(port, address, error);
    };
  }

  /**
   * @param group that the port belongs to
   */
  static String noPermission(String port, String group) {
    return ("no permission for %s: add the gateway's user to the group %s (usermod -aG %s USER) and"
            + " start the gateway again")
        .formatted(port, group, group);
  }
}
