// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static io.meriggio.modbus.internal.text.ModbusTexts.text;

import io.meriggio.modbus.internal.frame.SpokenException;

/** A logger with another serial number answered (solarman-v5 sections 6 and 9). */
final class WrongLoggerException extends SpokenException {
  private static final long serialVersionUID = 1L;

  WrongLoggerException(long expected, long found, String address) {
    super(text("logger.wrong", address, found, expected));
  }
}
