// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.frame;

import java.util.HexFormat;

/** Frames as the documents print them: {@code 01 03 04 04 …}. */
final class Hex {
  private static final HexFormat FORMAT = HexFormat.ofDelimiter(" ").withUpperCase();

  private Hex() {}

  static byte[] bytes(String printed) {
    return FORMAT.parseHex(printed);
  }

  static String of(byte[] bytes, int length) {
    return FORMAT.formatHex(bytes, 0, length);
  }
}
