// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.record;

import io.meriggio.history.internal.code.Column;
import io.meriggio.history.internal.store.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Seconds that are not in the file yet.
 *
 * <p>Threads: one at a time.
 */
final class Pending {
  /** So long a full disk may last until seconds are lost. */
  static final int MOST = 60;

  private static final int MOST_MINUTES = 20_000;

  private final TreeMap<Integer, long[]> samples = new TreeMap<>();
  private final List<Batch.MinuteEntry> minutes = new ArrayList<>();
  private long start;
  private int seconds;

  /** How many seconds wait. */
  int seconds() {
    return seconds;
  }

  /** Whether nothing waits. */
  boolean isEmpty() {
    return seconds == 0 && minutes.isEmpty();
  }

  /** The first second that waits, or the one that is named when none does. */
  private long start(long other) {
    return seconds == 0 ? other : start;
  }

  /** A second begins; values for it follow. */
  void begin(long second) {
    start = start(second);
    seconds++;
  }

  /** A value of the second that has begun. */
  void add(int series, long value) {
    if (value != Column.GAP || samples.containsKey(series)) {
      samples.computeIfAbsent(series, unused -> gaps())[seconds - 1] = value;
    }
  }

  private static long[] gaps() {
    long[] gaps = new long[MOST];
    Arrays.fill(gaps, Column.GAP);
    return gaps;
  }

  /** Energies of minutes that have ended. */
  void add(List<Batch.MinuteEntry> ended) {
    minutes.addAll(ended);
    if (minutes.size() > MOST_MINUTES) {
      minutes.subList(0, minutes.size() - MOST_MINUTES).clear();
    }
  }

  /** All that waits. */
  Batch batch(long now) {
    Map<Integer, long[]> values = new TreeMap<>();
    samples.forEach((id, all) -> values.put(id, Arrays.copyOf(all, seconds)));
    return new Batch(start(now), seconds, values, List.copyOf(minutes));
  }

  /** It is in the file. */
  void clear() {
    minutes.clear();
    forgetSeconds();
  }

  /** The seconds are lost; energies still wait. */
  void forgetSeconds() {
    samples.clear();
    seconds = 0;
  }
}
