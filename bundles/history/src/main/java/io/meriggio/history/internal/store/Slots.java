// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

import io.meriggio.history.internal.code.Bytes;
import io.meriggio.history.internal.code.BytesReader;
import io.meriggio.history.internal.code.Column;
import io.meriggio.history.internal.code.Damaged;
import java.util.Arrays;

/**
 * Slots of equal length of one series. Of a measured figure a slot has its average, minimum and
 * maximum; of an energy what its counter showed at last.
 *
 * <p>Threads: one at a time.
 */
public final class Slots {
  private final int length;
  final long[] values;
  final long[] minima;
  final long[] maxima;
  final long[] seconds;

  /**
   * @param count how many
   * @param length of each, in seconds
   */
  public Slots(int count, int length) {
    this.length = length;
    values = new long[count];
    minima = new long[count];
    maxima = new long[count];
    seconds = new long[count];
    Arrays.fill(values, Column.GAP);
    Arrays.fill(minima, Column.GAP);
    Arrays.fill(maxima, Column.GAP);
  }

  private Slots(int length, long[] values, long[] minima, long[] maxima, long[] seconds) {
    this.length = length;
    this.values = values;
    this.minima = minima;
    this.maxima = maxima;
    this.seconds = seconds;
  }

  /** How many there are. */
  public int count() {
    return values.length;
  }

  /** The length of each, in seconds. */
  public int length() {
    return length;
  }

  /** In how many seconds of a slot the figure was known; 0 to its length. */
  public int seconds(int slot) {
    return (int) seconds[slot];
  }

  /** The average, or what the counter showed. */
  public long value(int slot) {
    return values[slot];
  }

  public long minimum(int slot) {
    return minima[slot];
  }

  public long maximum(int slot) {
    return maxima[slot];
  }

  /** Sets a slot. */
  public void set(int slot, long value, long minimum, long maximum, int known) {
    values[slot] = value;
    minima[slot] = minimum;
    maxima[slot] = maximum;
    seconds[slot] = Math.min(known, length);
  }

  /** Sets a slot of an energy. */
  public void set(int slot, long value, int known) {
    set(slot, value, value, value, known);
  }

  /** Whether nothing is known. */
  public boolean isEmpty() {
    return Arrays.stream(seconds).allMatch(known -> known == 0);
  }

  /** Takes the slots of another, where it knows as much or more. */
  public void overlay(Slots newer) {
    for (int slot = 0; slot < values.length; slot++) {
      if (newer.seconds[slot] > 0 && newer.seconds[slot] >= seconds[slot]) {
        set(
            slot,
            newer.values[slot],
            newer.minima[slot],
            newer.maxima[slot],
            (int) newer.seconds[slot]);
      }
    }
  }

  /** Takes slots of another at a place of its own. */
  void put(int at, Slots part) {
    for (int slot = 0; slot < part.count(); slot++) {
      if (part.seconds[slot] > 0) {
        set(
            at + slot,
            part.values[slot],
            part.minima[slot],
            part.maxima[slot],
            (int) part.seconds[slot]);
      }
    }
  }

  /** Columns: the values; for a measured figure the distances of its bounds; missing seconds. */
  byte[] bytes(boolean measured) {
    Bytes bytes = new Bytes();
    Column.write(values, bytes);
    if (measured) {
      Column.write(distances(values, minima), bytes);
      Column.write(distances(maxima, values), bytes);
    }
    long[] missing = new long[values.length];
    for (int slot = 0; slot < missing.length; slot++) {
      missing[slot] = seconds[slot] == 0 ? Column.GAP : length - seconds[slot];
    }
    Column.write(missing, bytes);
    return bytes.toArray();
  }

  private static long[] distances(long[] upper, long[] lower) {
    long[] distances = new long[upper.length];
    for (int slot = 0; slot < distances.length; slot++) {
      distances[slot] = upper[slot] == Column.GAP ? Column.GAP : upper[slot] - lower[slot];
    }
    return distances;
  }

  /**
   * Slots from their bytes.
   *
   * @throws Damaged when they aren't slots of that kind
   */
  static Slots read(BytesReader bytes, int count, int length, boolean measured) throws Damaged {
    long[] values = bytes.column(count);
    long[] minima = values;
    long[] maxima = values;
    if (measured) {
      minima = bytes.column(count);
      maxima = bytes.column(count);
    }
    long[] missing = bytes.column(count);
    if (!bytes.atEnd()) {
      throw new Damaged("more than " + count + " slots");
    }
    for (int slot = 0; slot < count; slot++) {
      boolean known = values[slot] != Column.GAP;
      if (known != (missing[slot] != Column.GAP)
          || known && (missing[slot] < 0 || missing[slot] >= length)) {
        throw new Damaged("slot " + slot + " is known in part");
      }
      missing[slot] = known ? length - missing[slot] : 0;
      if (measured) {
        minima[slot] = bound(values[slot], minima[slot], -1, slot);
        maxima[slot] = bound(values[slot], maxima[slot], 1, slot);
      }
    }
    return new Slots(length, values, minima, maxima, missing);
  }

  private static long bound(long value, long distance, int sign, int slot) throws Damaged {
    if ((value == Column.GAP) != (distance == Column.GAP) || value != Column.GAP && distance < 0) {
      throw new Damaged("the bounds of slot " + slot + " are turned round");
    }
    return value == Column.GAP ? Column.GAP : value + sign * distance;
  }
}
