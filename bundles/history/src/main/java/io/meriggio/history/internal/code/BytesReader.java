// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.code;

import java.util.Arrays;

/**
 * Reads numbers and columns, each byte once and no more slots than asked: whatever the bytes are,
 * it ends.
 *
 * <p>Threads: one at a time.
 */
public final class BytesReader {
  private final byte[] bytes;
  private final int end;
  private int position;

  /** Reads from the first byte. */
  public BytesReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** Reads from one byte (inclusive) to another (exclusive). */
  public BytesReader(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.position = from;
    this.end = to;
  }

  /** Whether all was read. */
  public boolean atEnd() {
    return position == end;
  }

  /**
   * A number of seven bits a byte.
   *
   * @throws Damaged when it has no end, or more than 64 bits
   */
  public long number() throws Damaged {
    long bits = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (position == end) {
        throw new Damaged("a number is cut off");
      }
      byte one = bytes[position++];
      bits |= (one & 0x7fL) << shift;
      if (one >= 0) {
        if (shift == 63 && one > 1) {
          throw new Damaged("a number has more than 64 bits");
        }
        return bits;
      }
    }
    throw new Damaged("a number has more than 64 bits");
  }

  /**
   * A number within bounds.
   *
   * @throws Damaged when it isn't
   */
  public int number(int least, int most) throws Damaged {
    long number = number();
    if (number < least || number > most) {
      throw new Damaged("found " + number + ", allowed: " + least + " to " + most);
    }
    return (int) number;
  }

  /**
   * A column.
   *
   * @param slots how many it has
   * @throws Damaged when it has more or less, or a value out of range
   */
  public long[] column(int slots) throws Damaged {
    return column(slots, 0);
  }

  /**
   * A column that goes on behind another.
   *
   * @param last the last known value of the other
   */
  public long[] column(int slots, long last) throws Damaged {
    long[] values = new long[slots];
    long value = last;
    int at = 0;
    while (at < slots) {
      long token = number();
      if ((token & 1) == 0) {
        value += Column.unzigzag(token >>> 1);
        if (!Column.holds(value)) {
          throw new Damaged("the value of slot " + at + " is out of range");
        }
        values[at++] = value;
        continue;
      }
      long run = (token >>> 2) + 1;
      if (run > slots - at) {
        throw new Damaged("a run of " + run + " in slot " + at + " of " + slots);
      }
      boolean gap = (token & 0b11) == Column.NOTHING;
      Arrays.fill(values, at, at + (int) run, gap ? Column.GAP : value);
      at += (int) run;
    }
    return values;
  }
}
