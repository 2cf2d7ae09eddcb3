// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Registers of one device, in ranges that can be read. A register inside a range that nothing was
 * put into reads 0, as reserved registers do.
 */
final class RegisterBank {

  private static final class Range {
    private final int first;
    private final int[] words;
    private final BitSet implemented = new BitSet();

    Range(int first, int last) {
      this.first = first;
      words = new int[last - first + 1];
    }

    boolean holds(int address) {
      return address >= first && address < first + words.length;
    }

    void put(int address, int bits) {
      words[address - first] = bits & 0xFFFF;
      implemented.set(address - first);
    }

    int word(int address) {
      return words[address - first];
    }

    boolean implemented(int address) {
      return implemented.get(address - first);
    }
  }

  private final List<Range> ranges = new ArrayList<>();
  private int wordOrder;

  /** Opens a range, both ends included. */
  RegisterBank range(int first, int last) {
    ranges.add(new Range(first, last));
    return this;
  }

  /** Order of the bytes of floats: 0 ABCD, 1 CDAB, 2 BADC, 3 DCBA. */
  void wordOrder(int order) {
    wordOrder = order;
  }

  int wordOrder() {
    return wordOrder;
  }

  /** Puts the low 16 bits of a word as they are. */
  void word(int address, int bits) {
    Range range = range(address).orElseThrow(() -> new IllegalStateException(hex(address)));
    range.put(address, bits);
  }

  /** Unsigned number of steps, rounded, held within 0 to 65535. */
  void unsigned(int address, double value, double step) {
    word(address, (int) Math.max(0, Math.min(0xFFFF, Math.round(value / step))));
  }

  /** Signed number of steps in two's complement, rounded, held within −32768 to 32767. */
  void signed(int address, double value, double step) {
    word(address, (int) Math.max(-0x8000, Math.min(0x7FFF, Math.round(value / step))));
  }

  /** Counter of whole steps in two registers, high word first; it wraps at 2³². */
  void counter(int address, double value, double step) {
    // half a millionth of a step keeps 239.0 from being counted as 238.999…
    long steps = (long) Math.floor(value / step + 5e-7);
    word(address, (int) (steps >>> 16));
    word(address + 1, (int) steps);
  }

  /** Number of steps in two registers, high word first, rounded; negative in two's complement. */
  void wide(int address, double value, double step) {
    long steps = Math.round(value / step);
    word(address, (int) (steps >>> 16));
    word(address + 1, (int) steps);
  }

  /**
   * IEEE 754 single in two registers, in the order of bytes that is set, to a millionth: flows that
   * cancel out leave 1e-13 in the arithmetic, which no meter would show.
   */
  void real(int address, double value) {
    int bits = Float.floatToIntBits((float) (Math.rint(value * 1e6) / 1e6 + 0.0));
    int high = bits >>> 16;
    int low = bits & 0xFFFF;
    if (wordOrder >= 2) {
      high = swapped(high);
      low = swapped(low);
    }
    boolean lowFirst = wordOrder == 1 || wordOrder == 3;
    word(address, lowFirst ? low : high);
    word(address + 1, lowFirst ? high : low);
  }

  /** ASCII, two characters a register, high byte first, filled up with NUL. */
  void text(int address, int registers, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < registers; i++) {
      int high = 2 * i < bytes.length ? bytes[2 * i] : 0;
      int low = 2 * i + 1 < bytes.length ? bytes[2 * i + 1] : 0;
      word(address + i, high << 8 | low);
    }
  }

  /** The registers asked for; empty when one of them lies in no range. */
  Optional<List<Integer>> read(int address, int count) {
    List<Integer> values = new ArrayList<>(count);
    for (int at = address; at < address + count; at++) {
      int wanted = at;
      Optional<Range> range = range(wanted);
      if (range.isEmpty()) {
        return Optional.empty();
      }
      values.add(range.get().word(at));
    }
    return Optional.of(values);
  }

  /** Whether something was ever put there. */
  boolean implemented(int address) {
    return range(address).map(range -> range.implemented(address)).orElse(false);
  }

  private Optional<Range> range(int address) {
    return ranges.stream().filter(range -> range.holds(address)).findFirst();
  }

  private static int swapped(int word) {
    return (word & 0xFF) << 8 | word >>> 8;
  }

  private static String hex(int address) {
    return String.format("no range holds 0x%04X", address);
  }
}
