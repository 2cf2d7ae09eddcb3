// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import java.io.IOException;

/** A logger with another serial number answered (solarman-v5 sections 6 and 9). */
final class WrongLoggerException extends IOException {
  private static final long serialVersionUID = 1L;

  WrongLoggerException(long expected, long found, String address) {
    super(
        "the stick at %s is logger %d, not %d: put %d into loggerSerial, or correct the address"
            .formatted(address, found, expected, found));
  }
}
