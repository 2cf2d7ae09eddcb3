// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.code;

/**
 * A column of whole numbers and gaps as bytes: what a slot differs from the one before.
 *
 * <p>A token is an unsigned number in groups of seven bits, the lowest first. Its lowest bits tell
 * what it is:
 *
 * <ul>
 *   <li>{@code 0}: the next slot is the last known value plus a difference, which stands in the
 *       other bits in zigzag order: one byte for −32 to 31
 *   <li>{@code 01}: the last known value again, for as many slots as the other bits say, plus one
 *   <li>{@code 11}: a gap, for as many slots as the other bits say, plus one
 * </ul>
 *
 * <p>The column begins with 0 as the last known value. A column has no length of its own: whoever
 * reads it knows how many slots it has.
 */
public final class Column {
  /** No value: nobody knows what it was. */
  public static final long GAP = Long.MIN_VALUE;

  /** The largest magnitude of a value: all whole numbers up to it are also doubles. */
  public static final long MOST = 1L << 53;

  static final int SAME = 0b01;
  static final int NOTHING = 0b11;

  private Column() {}

  /** Whether a number can stand in a column. */
  public static boolean holds(long value) {
    return value >= -MOST && value <= MOST;
  }

  /** A whole column, written at once. */
  public static void write(long[] slots, Bytes to) {
    ColumnWriter writer = new ColumnWriter(to);
    for (long slot : slots) {
      writer.add(slot);
    }
    writer.end();
  }

  static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  static long unzigzag(long bits) {
    return bits >>> 1 ^ -(bits & 1);
  }
}
