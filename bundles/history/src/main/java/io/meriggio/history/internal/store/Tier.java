// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

/** One of the three finenesses. Each has a table of its own name. */
public enum Tier {
  /** Second by second, in blocks of an hour. */
  RAW("raw", 1, 3600),
  /** Minute by minute, in blocks of an hour. */
  MINUTE("minute", 60, 60),
  /** By quarters of an hour, in blocks of eight days: a year is read in 46 of them. */
  QUARTER("quarter", 900, 768);

  private final String table;
  private final int length;
  private final int count;

  Tier(String table, int length, int count) {
    this.table = table;
    this.length = length;
    this.count = count;
  }

  String table() {
    return table;
  }

  /** Seconds of a slot. */
  public int length() {
    return length;
  }

  /** Slots of a block. */
  public int count() {
    return count;
  }

  /** Seconds of a block. */
  public long span() {
    return (long) length * count;
  }

  /** The block that holds a second of the epoch. */
  public long block(long second) {
    return Math.floorDiv(second, span());
  }

  /** The row of a block: all series of one time stand together, so that they are cheap to drop. */
  static long row(long block, int series) {
    return block << 16 | series;
  }
}
