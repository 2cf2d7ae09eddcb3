// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a value lies in its registers. The letters are the bytes of a 32-bit value, A the highest, in
 * the order on the wire.
 */
public enum WordOrder {
  /** ABCD: high word first, high byte first. Modbus' own order. */
  BIG("big", false, false),
  /** CDAB: low word first. */
  WORD_SWAPPED("word-swapped", true, false),
  /** BADC: high word first, low byte first. */
  BYTE_SWAPPED("byte-swapped", false, true),
  /** DCBA: low word first, low byte first. */
  LITTLE("little", true, true);

  private final String word;
  private final boolean wordsTurned;
  private final boolean bytesTurned;

  WordOrder(String word, boolean wordsTurned, boolean bytesTurned) {
    this.word = word;
    this.wordsTurned = wordsTurned;
    this.bytesTurned = bytesTurned;
  }

  /** The word of the map's column {@code endian}. */
  public String word() {
    return word;
  }

  /** The order that a map's column names. */
  public static Optional<WordOrder> of(String word) {
    return Arrays.stream(values()).filter(order -> order.word.equals(word)).findFirst();
  }

  /**
   * Reads one register.
   *
   * @return 0…0xFFFF
   */
  public int word(int[] image, int index) {
    return bytesTurned ? turned(image[index]) : image[index] & 0xFFFF;
  }

  /**
   * Reads two registers.
   *
   * @return the 32 bits
   */
  public int pair(int[] image, int index) {
    int first = word(image, index);
    int second = word(image, index + 1);
    return wordsTurned ? second << 16 | first : first << 16 | second;
  }

  /** The registers of one 16-bit value. */
  public int[] ofWord(int value) {
    return new int[] {bytesTurned ? turned(value) : value & 0xFFFF};
  }

  /** The registers of one 32-bit value. */
  public int[] ofPair(int bits) {
    int high = ofWord(bits >>> 16)[0];
    int low = ofWord(bits)[0];
    return wordsTurned ? new int[] {low, high} : new int[] {high, low};
  }

  private static int turned(int register) {
    return (register & 0xFF) << 8 | register >>> 8 & 0xFF;
  }
}
