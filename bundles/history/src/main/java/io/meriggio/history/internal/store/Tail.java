// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

import io.meriggio.history.internal.code.Bytes;
import io.meriggio.history.internal.code.BytesReader;
import io.meriggio.history.internal.code.Column;
import io.meriggio.history.internal.code.ColumnWriter;
import io.meriggio.history.internal.code.Damaged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Batches as rows of the tail, each told by its difference to the one before: a series that goes on
 * as it was isn't named at all. A batch that doesn't go on where the last one ended begins afresh.
 *
 * <p>A row: its first second; how many seconds, doubled, and 1 if it begins afresh; how many series
 * are named, and for each how far its id is behind the last and its column; how many minutes, and
 * for each the id, how far the minute is from that of the first second, the total and the seconds.
 *
 * <p>Threads: one at a time.
 */
final class Tail {
  private static final int LONGEST = 3600;

  // a start reads some hundred rows with all series: no order where none is needed
  private final Map<Integer, State> states = new HashMap<>();
  private long next = Long.MIN_VALUE;

  /** How a series goes on. */
  private record State(long last, boolean gap) {
    static final State UNKNOWN = new State(0, true);

    boolean goesOn(long[] values) {
      return Arrays.stream(values).allMatch(gap ? v -> v == Column.GAP : v -> v == last);
    }

    State after(long[] values) {
      long known = last;
      for (long value : values) {
        known = value == Column.GAP ? known : value;
      }
      return new State(known, values[values.length - 1] == Column.GAP);
    }
  }

  /** Begins afresh with the next batch. */
  void restart() {
    next = Long.MIN_VALUE;
  }

  /** A batch as a row, which must follow the last one. */
  byte[] write(Batch batch) {
    boolean fresh = begin(batch.start());
    Bytes bytes = new Bytes();
    bytes.number(batch.start());
    bytes.number((long) batch.seconds() << 1 | (fresh ? 1 : 0));
    TreeMap<Integer, long[]> named = new TreeMap<>();
    states.forEach(
        (id, state) -> {
          if (!state.gap() && !batch.samples().containsKey(id)) {
            named.put(id, gaps(batch.seconds()));
          }
        });
    named.putAll(batch.samples());
    named
        .entrySet()
        .removeIf(e -> states.getOrDefault(e.getKey(), State.UNKNOWN).goesOn(e.getValue()));
    bytes.number(named.size());
    int before = 0;
    for (Map.Entry<Integer, long[]> entry : named.entrySet()) {
      bytes.number(entry.getKey() - before);
      before = entry.getKey();
      State state = states.getOrDefault(before, State.UNKNOWN);
      ColumnWriter column = new ColumnWriter(bytes, state.last());
      for (long value : entry.getValue()) {
        column.add(value);
      }
      column.end();
      states.put(before, state.after(entry.getValue()));
    }
    minutes(batch, bytes);
    next = batch.start() + batch.seconds();
    return bytes.toArray();
  }

  private static long[] gaps(int seconds) {
    long[] gaps = new long[seconds];
    Arrays.fill(gaps, Column.GAP);
    return gaps;
  }

  private static void minutes(Batch batch, Bytes bytes) {
    bytes.number(batch.minutes().size());
    for (Batch.MinuteEntry entry : batch.minutes()) {
      bytes.number(entry.series());
      bytes.number(zigzag(entry.minute() - Math.floorDiv(batch.start(), 60L)));
      bytes.number(zigzag(entry.total()));
      bytes.number(entry.seconds());
    }
  }

  private boolean begin(long start) {
    if (start != next) {
      states.clear();
      return true;
    }
    return false;
  }

  /**
   * A row as the batch that it was; rows must come in their order.
   *
   * @throws Damaged when it is none, or goes on behind one that was not read
   */
  Batch read(BytesReader bytes) throws Damaged {
    long start = bytes.number();
    int length = bytes.number(0, 2 * LONGEST + 1);
    int seconds = length >> 1;
    if (start < 0 || start > Column.MOST || seconds > LONGEST) {
      throw new Damaged("a batch of " + seconds + " s from " + start);
    }
    if ((length & 1) != 0) {
      states.clear();
    } else if (start != next) {
      throw new Damaged("the batch before " + start + " is missing");
    }
    next = Long.MIN_VALUE;
    Map<Integer, long[]> samples = samples(bytes, seconds);
    List<Batch.MinuteEntry> minutes = minutes(bytes, Math.floorDiv(start, 60L));
    if (!bytes.atEnd()) {
      throw new Damaged("more than a batch");
    }
    next = start + seconds;
    return new Batch(start, seconds, samples, minutes);
  }

  private Map<Integer, long[]> samples(BytesReader bytes, int seconds) throws Damaged {
    Map<Integer, long[]> samples = new HashMap<>();
    int named = bytes.number(0, Series.MOST);
    int id = 0;
    for (int i = 0; i < named; i++) {
      id += bytes.number(1, Series.MOST - id);
      State state = states.getOrDefault(id, State.UNKNOWN);
      long[] values = bytes.column(seconds, state.last());
      if (seconds > 0) {
        samples.put(id, values);
        states.put(id, state.after(values));
      }
    }
    for (Map.Entry<Integer, State> entry : states.entrySet()) {
      if (!entry.getValue().gap() && seconds > 0 && !samples.containsKey(entry.getKey())) {
        long[] same = new long[seconds];
        Arrays.fill(same, entry.getValue().last());
        samples.put(entry.getKey(), same);
      }
    }
    return samples;
  }

  private static List<Batch.MinuteEntry> minutes(BytesReader bytes, long first) throws Damaged {
    int count = bytes.number(0, Series.MOST * 4);
    List<Batch.MinuteEntry> minutes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int series = bytes.number(1, Series.MOST);
      long minute = first + unzigzag(bytes.number());
      long total = unzigzag(bytes.number());
      int seconds = bytes.number(1, 60);
      if (minute < 0 || minute > Column.MOST / 60 || !Column.holds(total)) {
        throw new Damaged("the minute " + minute + " with a total of " + total);
      }
      minutes.add(new Batch.MinuteEntry(series, minute, total, seconds));
    }
    return minutes;
  }

  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  private static long unzigzag(long bits) {
    return bits >>> 1 ^ -(bits & 1);
  }
}
