// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can.internal;

import static io.meriggio.can.internal.CanTexts.text;

import io.meriggio.device.Text;

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
  static Text sentence(int number, String name) {
    return switch (number) {
      case EAFNOSUPPORT, EPROTONOSUPPORT -> text("can.kernel");
      case ENODEV, ENXIO -> text("can.absent", name);
      case ENETDOWN -> text("can.down", name);
      case ENOBUFS -> text("can.alone", name);
      case EPERM -> text("can.permission", name);
      default -> text("can.error", name, number);
    };
  }
}
