// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import java.util.HexFormat;
import java.util.Locale;

/**
 * RTU frames as hexadecimal text, written and checked independently of the gateway's own codec
 * (CRC-16/Modbus: start FFFF, polynomial A001, low byte first on the wire).
 */
public final class Frame {

  private Frame() {}

  /**
   * Bytes of {@code 20 03 00 06 …}.
   *
   * @throws IllegalArgumentException when it is no hexadecimal text, too short, or its CRC is wrong
   */
  public static byte[] checked(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    if (bytes.length < 4) {
      throw new IllegalArgumentException("frame of " + bytes.length + " bytes: " + hex);
    }
    int found = (bytes[bytes.length - 1] & 0xFF) << 8 | bytes[bytes.length - 2] & 0xFF;
    int crc = crc(bytes, bytes.length - 2);
    if (found != crc) {
      throw new IllegalArgumentException(
          String.format("CRC %04X in %s, computed %04X", found, hex, crc));
    }
    return bytes;
  }

  /** A frame of these bytes with its CRC, as text. */
  public static String of(int... bytes) {
    byte[] frame = new byte[bytes.length + 2];
    for (int index = 0; index < bytes.length; index++) {
      frame[index] = (byte) bytes[index];
    }
    int crc = crc(frame, bytes.length);
    frame[bytes.length] = (byte) crc;
    frame[bytes.length + 1] = (byte) (crc >>> 8);
    return text(frame);
  }

  /** The request that reads registers. */
  public static String read(int unit, int function, int address, int count) {
    return of(unit, function, address >>> 8, address & 0xFF, count >>> 8, count & 0xFF);
  }

  /** The request that writes registers: function 0x06 for one, else 0x10. */
  public static String write(int unit, int function, int address, int[] values) {
    if (function == 0x06 && values.length == 1) {
      return of(
          unit, 0x06, address >>> 8, address & 0xFF, values[0] >>> 8 & 0xFF, values[0] & 0xFF);
    }
    int[] bytes = new int[7 + 2 * values.length];
    int[] head = {unit, 0x10, address >>> 8, address & 0xFF, 0, values.length, 2 * values.length};
    System.arraycopy(head, 0, bytes, 0, head.length);
    for (int index = 0; index < values.length; index++) {
      bytes[7 + 2 * index] = values[index] >>> 8 & 0xFF;
      bytes[8 + 2 * index] = values[index] & 0xFF;
    }
    return of(bytes);
  }

  /**
   * The same request or answer as Modbus TCP carries it: a header instead of the CRC.
   *
   * @param transaction 0…0xFFFF
   * @param rtu a frame with its CRC, as text
   */
  public static String asMbap(int transaction, String rtu) {
    byte[] frame = checked(rtu);
    int length = frame.length - 2;
    byte[] mbap = new byte[6 + length];
    mbap[0] = (byte) (transaction >>> 8);
    mbap[1] = (byte) transaction;
    mbap[4] = (byte) (length >>> 8);
    mbap[5] = (byte) length;
    System.arraycopy(frame, 0, mbap, 6, length);
    return text(mbap);
  }

  /** Bytes as documents print them. */
  public static String text(byte[] frame) {
    return HexFormat.ofDelimiter(" ").formatHex(frame).toUpperCase(Locale.ROOT);
  }

  static int crc(byte[] bytes, int length) {
    int crc = 0xFFFF;
    for (int index = 0; index < length; index++) {
      crc ^= bytes[index] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) != 0 ? crc >>> 1 ^ 0xA001 : crc >>> 1;
      }
    }
    return crc;
  }
}
