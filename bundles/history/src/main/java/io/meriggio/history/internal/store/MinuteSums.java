// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

import io.meriggio.history.internal.code.Column;
import java.util.Arrays;

/**
 * The minutes of an hour while its seconds come.
 *
 * <p>Threads: one at a time.
 */
final class MinuteSums {
  private static final int MINUTES = 60;

  private final long[] sums = new long[MINUTES];
  private final long[] minima = new long[MINUTES];
  private final long[] maxima = new long[MINUTES];
  private final byte[] seconds = new byte[MINUTES];

  MinuteSums() {
    Arrays.fill(minima, Long.MAX_VALUE);
    Arrays.fill(maxima, Long.MIN_VALUE);
  }

  /** A value or a gap at a second of the hour. */
  void add(int second, long value) {
    if (value == Column.GAP) {
      return;
    }
    int minute = second / 60;
    sums[minute] += value;
    minima[minute] = Math.min(minima[minute], value);
    maxima[minute] = Math.max(maxima[minute], value);
    seconds[minute]++;
  }

  /** Averages rounded to the resolution of the series. */
  Slots slots() {
    Slots slots = new Slots(MINUTES, 60);
    for (int minute = 0; minute < MINUTES; minute++) {
      if (seconds[minute] > 0) {
        long average = Math.round((double) sums[minute] / seconds[minute]);
        slots.set(minute, average, minima[minute], maxima[minute], seconds[minute]);
      }
    }
    return slots;
  }
}
