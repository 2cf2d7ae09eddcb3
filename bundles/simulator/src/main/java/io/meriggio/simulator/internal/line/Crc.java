// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

/** Modbus' checksum over RTU frames: CRC-16, polynomial 0xA001 reflected, start 0xFFFF. */
final class Crc {

  private Crc() {}

  /** Over the first bytes of an array; the low byte is sent first. */
  static int of(byte[] bytes, int length) {
    int crc = 0xFFFF;
    for (int i = 0; i < length; i++) {
      crc ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0xA001;
      }
    }
    return crc;
  }

  /** Whether so many bytes end in their checksum. */
  static boolean fits(byte[] frame, int length) {
    return length >= 4
        && of(frame, length - 2) == ((frame[length - 2] & 0xFF) | (frame[length - 1] & 0xFF) << 8);
  }

  /** Address, message, checksum. */
  static byte[] frame(int unit, Pdu pdu) {
    byte[] frame = new byte[pdu.size() + 3];
    frame[0] = (byte) unit;
    System.arraycopy(pdu.bytes(), 0, frame, 1, pdu.size());
    int crc = of(frame, frame.length - 2);
    frame[frame.length - 2] = (byte) crc;
    frame[frame.length - 1] = (byte) (crc >>> 8);
    return frame;
  }
}
