// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

import io.meriggio.history.internal.code.Bytes;
import io.meriggio.history.internal.code.BytesReader;
import io.meriggio.history.internal.code.Column;
import io.meriggio.history.internal.code.ColumnWriter;
import io.meriggio.history.internal.code.Damaged;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An hour that isn't a block yet.
 *
 * <p>Threads: one at a time.
 */
final class OpenHour {
  private final long hour;
  private final Map<Integer, ColumnWriter> raw = new HashMap<>();
  private final TreeMap<Integer, Slots> energies = new TreeMap<>();

  /**
   * @param hour of the epoch
   */
  OpenHour(long hour) {
    this.hour = hour;
  }

  long hour() {
    return hour;
  }

  /** The second behind its last sample, from the beginning of the hour. */
  int end() {
    return raw.values().stream().mapToInt(ColumnWriter::slots).max().orElse(0);
  }

  /** The samples of a batch of this hour, which begins at or after {@link #end}. */
  void samples(Batch batch) {
    int at = (int) (batch.start() - hour * 3600);
    batch
        .samples()
        .forEach(
            (id, values) -> {
              ColumnWriter column =
                  raw.computeIfAbsent(id, unused -> new ColumnWriter(new Bytes()));
              column.skipTo(at);
              for (long value : values) {
                column.add(value);
              }
            });
  }

  /** A minute of this hour. */
  void minute(Batch.MinuteEntry entry) {
    Slots slots = energies.computeIfAbsent(entry.series(), unused -> new Slots(60, 60));
    int slot = (int) (entry.minute() - hour * 60);
    slots.set(slot, entry.total(), slots.seconds(slot) + entry.seconds());
  }

  /** The ids of the series with samples, in their order. */
  Iterable<Integer> measured() {
    return new TreeSet<>(raw.keySet());
  }

  /** The ids of the energies. */
  Iterable<Integer> counted() {
    return energies.keySet();
  }

  /** The seconds of a series, as far as there are. */
  Optional<long[]> raw(int series) {
    ColumnWriter column = raw.get(series);
    if (column == null) {
      return Optional.empty();
    }
    long[] slots = new long[3600];
    Arrays.fill(slots, Column.GAP);
    try {
      long[] known = new BytesReader(column.soFar()).column(column.slots());
      System.arraycopy(known, 0, slots, 0, known.length);
    } catch (Damaged e) {
      throw new IllegalStateException("a column that was just written", e);
    }
    return Optional.of(slots);
  }

  /** The seconds of a series as a block has them, with gaps for those that have not come. */
  byte[] rawBytes(int series) {
    return raw.get(series).soFar(Tier.RAW.count());
  }

  /** The minutes of a series, as far as there are. */
  Optional<Slots> minutes(int series) {
    Optional<Slots> measured = raw(series).map(MinuteSums::of);
    return measured.isPresent() ? measured : Optional.ofNullable(energies.get(series));
  }
}
