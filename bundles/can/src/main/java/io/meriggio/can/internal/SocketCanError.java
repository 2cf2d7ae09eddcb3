// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can.internal;

/** What an error number of the kernel means for a CAN interface, and its mend. */
final class SocketCanError {

  private static final int EPERM = 1;
  private static final int ENXIO = 6;
  private static final int ENODEV = 19;
  private static final int EPROTONOSUPPORT = 93;
  private static final int EAFNOSUPPORT = 97;
  static final int ENETDOWN = 100;
  private static final int ENOBUFS = 105;

  private SocketCanError() {}

  /**
   * @param number as of Linux' errno
   * @param name the interface
   */
  static String sentence(int number, String name) {
    String bringUp = "ip link set " + name + " up type can bitrate 125000";
    return switch (number) {
      case EAFNOSUPPORT, EPROTONOSUPPORT ->
          "this kernel has no CAN: load it with 'modprobe can_raw', or use a kernel built with"
              + " CONFIG_CAN and CONFIG_CAN_RAW";
      case ENODEV, ENXIO ->
          "there is no CAN interface "
              + name
              + ": connect and enable the adapter, 'ip link' lists what there is; then '"
              + bringUp
              + "'";
      case ENETDOWN -> "the CAN interface " + name + " is down: '" + bringUp + "'";
      case ENOBUFS ->
          "nobody on "
              + name
              + " takes frames: check wiring, the two 120 ohm terminators and the bit rate";
      case EPERM -> "opening " + name + " is not permitted: run the gateway with CAP_NET_RAW";
      default -> "the CAN interface " + name + " failed with error number " + number;
    };
  }
}
