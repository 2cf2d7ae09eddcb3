// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A serial number, 14 or 20 characters, whose second and third tell the product (INVERTERS, section
 * 3, "Serial numbers").
 *
 * @param text as the inverter says it, without padding
 */
public record SerialNumber(String text) {

  private static final int OLD_LENGTH = 14;

  /** Codes of two characters; of one where all of its codes are the same kind of machine. */
  private static final Map<String, Product> G1_CODES =
      Map.ofEntries(
          Map.entry("A", Product.STRING_SINGLE_PHASE),
          Map.entry("B1", Product.STRING_SINGLE_PHASE),
          Map.entry("K1", Product.STRING_SINGLE_PHASE),
          // H1 is an old string inverter or a newer hybrid: what does not speak G3 is the first
          Map.entry("H1", Product.STRING_SINGLE_PHASE),
          Map.entry("C", Product.STRING_THREE_PHASE),
          Map.entry("D", Product.STRING_THREE_PHASE),
          Map.entry("F", Product.STRING_THREE_PHASE),
          Map.entry("G", Product.STRING_THREE_PHASE),
          Map.entry("L1", Product.STRING_THREE_PHASE),
          Map.entry("N1", Product.STRING_THREE_PHASE),
          Map.entry("I1", Product.STRING_THREE_TRACKERS),
          Map.entry("J", Product.STRING_THREE_TRACKERS),
          Map.entry("E1", Product.RETROFIT),
          Map.entry("M1", Product.HYBRID));

  private static final Map<String, Product> G3_CODES =
      Map.ofEntries(
          Map.entry("H3", Product.STRING_V3),
          Map.entry("S", Product.STRING_V3),
          Map.entry("Q1", Product.STRING_V3),
          Map.entry("R1", Product.STRING_HIGH_VOLTAGE),
          Map.entry("H1", Product.HYBRID_THREE_PHASE),
          Map.entry("M2", Product.HYBRID_HP),
          Map.entry("P", Product.HYBRID_THREE_PHASE),
          // 20 kW without PV
          Map.entry("P1ES120N6", Product.AC_STORAGE),
          Map.entry("U1", Product.AC_STORAGE));

  /** The product, for an inverter that was found to be of a generation; empty = unknown code. */
  public Optional<Product> product(Generation generation) {
    Map<String, Product> codes = generation == Generation.G1 ? G1_CODES : G3_CODES;
    return code(codes, 9).or(() -> code(codes, 2)).or(() -> code(codes, 1));
  }

  private Optional<Product> code(Map<String, Product> codes, int length) {
    return text.length() < 3 || text.length() < 1 + length
        ? Optional.empty()
        : Optional.ofNullable(codes.get(text.substring(1, 1 + length)));
  }

  /** Whether it looks like one: a letter, a letter and more of them and of digits. */
  boolean plausible() {
    return text.length() >= 10 && text.matches("[A-Z]{2}[A-Z0-9]+");
  }

  /** The characters of registers, two in each, high byte first; stops at the first padding. */
  public static SerialNumber of(int[] registers) {
    StringBuilder text = new StringBuilder();
    for (int register : registers) {
      for (int shift = 8; shift >= 0; shift -= 8) {
        int character = register >>> shift & 0xFF;
        if (character <= ' ' || character > '~') {
          return new SerialNumber(text.toString());
        }
        text.append((char) character);
      }
    }
    return new SerialNumber(text.toString());
  }

  /**
   * The serial number in the identity block of G1. It begins in the second register, on some
   * inverters in the third (INVERTERS, section 7, "serial start").
   *
   * @param block ten registers from 0x2000
   */
  static Optional<SerialNumber> ofOldBlock(int[] block) {
    for (int start = 1; start <= 2; start++) {
      SerialNumber serial =
          of(Arrays.copyOfRange(block, start, Math.min(block.length, start + OLD_LENGTH / 2)));
      if (serial.plausible()) {
        return Optional.of(serial);
      }
    }
    return Optional.empty();
  }
}
