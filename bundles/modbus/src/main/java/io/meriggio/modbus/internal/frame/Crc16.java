// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.frame;

/** CRC-16/Modbus: polynomial 0xA001 reflected, start 0xFFFF; low byte first on the wire. */
public final class Crc16 {
  private static final char[] TABLE = table();

  private Crc16() {}

  /**
   * The checksum of a part of a buffer.
   *
   * @param length bytes from {@code from} on
   * @return 0…0xFFFF; 0 over a frame that ends with its own checksum
   */
  public static int of(byte[] bytes, int from, int length) {
    int crc = 0xFFFF;
    for (int i = from; i < from + length; i++) {
      crc = (crc >>> 8) ^ TABLE[(crc ^ bytes[i]) & 0xFF];
    }
    return crc;
  }

  private static char[] table() {
    char[] table = new char[256];
    for (int value = 0; value < 256; value++) {
      int crc = value;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0xA001;
      }
      table[value] = (char) crc;
    }
    return table;
  }
}
