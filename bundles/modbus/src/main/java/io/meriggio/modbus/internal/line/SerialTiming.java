// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import io.meriggio.modbus.line.LineSettings.Parity;
import io.meriggio.modbus.line.LineSettings.Serial;

/**
 * What bytes and silences take on a serial line, in nanoseconds.
 *
 * @param character one byte with its start, parity and stop bits
 * @param silence between two frames: 3.5 characters, and a fixed 1.75 ms above 19200 baud
 */
record SerialTiming(long character, long silence) {
  private static final int FASTEST_BY_CHARACTERS = 19200;
  private static final long FIXED_SILENCE = 1_750_000;

  static SerialTiming of(Serial port) {
    int bits = 1 + port.dataBits() + (port.parity() == Parity.NONE ? 0 : 1) + port.stopBits();
    long character = ceilDiv(bits * 1_000_000_000L, port.baudRate());
    long silence =
        port.baudRate() > FASTEST_BY_CHARACTERS
            ? FIXED_SILENCE
            : ceilDiv(35 * bits * 1_000_000_000L, 10L * port.baudRate());
    return new SerialTiming(character, silence);
  }

  private static long ceilDiv(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
