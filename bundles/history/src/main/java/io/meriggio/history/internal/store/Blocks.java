// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

import io.meriggio.history.internal.code.Bytes;
import io.meriggio.history.internal.code.BytesReader;
import io.meriggio.history.internal.code.Column;
import io.meriggio.history.internal.code.Damaged;
import io.meriggio.history.internal.code.Seal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blocks of the file as columns. A damaged block is as if it were not there: a gap.
 *
 * <p>Threads: one at a time.
 */
final class Blocks {
  private static final Logger LOG = LoggerFactory.getLogger(Blocks.class);

  private final AtomicLong damaged = new AtomicLong();

  /** Makes blocks of all that an hour holds. */
  void keep(Connection connection, OpenHour hour, SeriesIndex index) throws SQLException {
    for (int id : hour.measured()) {
      keepRaw(connection, hour, id);
      keepMinutes(connection, hour, id, index);
    }
    for (int id : hour.counted()) {
      keepMinutes(connection, hour, id, index);
    }
  }

  private void keepMinutes(Connection connection, OpenHour hour, int id, SeriesIndex index)
      throws SQLException {
    Optional<Span> span = index.find(id);
    Optional<Slots> minutes = hour.minutes(id);
    if (span.isPresent() && minutes.isPresent()) {
      keep(connection, Tier.MINUTE, hour.hour(), span.get().series(), minutes.get());
      Rows.put(connection, span.get());
    }
  }

  /** How many damaged blocks were met. */
  long damaged() {
    return damaged.get();
  }

  Optional<long[]> raw(Connection connection, long hour, int series) throws SQLException {
    long row = Tier.row(hour, series);
    Optional<byte[]> body = Rows.block(connection, Tier.RAW, row);
    return body.isEmpty() ? Optional.empty() : raw(row, body.get());
  }

  private Optional<long[]> raw(long row, byte[] body) {
    try {
      return Optional.of(Seal.open(row, body).column(Tier.RAW.count()));
    } catch (Damaged e) {
      return damaged(Tier.RAW, row, e);
    }
  }

  Optional<Slots> slots(Connection connection, Tier tier, long block, Series series)
      throws SQLException {
    long row = Tier.row(block, series.id());
    Optional<byte[]> body = Rows.block(connection, tier, row);
    return body.isEmpty() ? Optional.empty() : slots(tier, row, body.get(), series);
  }

  /** Blocks of a series, from one (inclusive) to another (exclusive). */
  TreeMap<Long, Slots> slots(Connection connection, Tier tier, long from, long to, Series series)
      throws SQLException {
    TreeMap<Long, Slots> found = new TreeMap<>();
    Rows.blocks(connection, tier, series.id(), from, to)
        .forEach(
            (block, body) ->
                slots(tier, Tier.row(block, series.id()), body, series)
                    .ifPresent(slots -> found.put(block, slots)));
    return found;
  }

  private Optional<Slots> slots(Tier tier, long row, byte[] body, Series series) {
    try {
      BytesReader reader = Seal.open(row, body);
      return Optional.of(Slots.read(reader, tier.count(), tier.length(), series.isMeasured()));
    } catch (Damaged e) {
      return damaged(tier, row, e);
    }
  }

  private <T> Optional<T> damaged(Tier tier, long row, Damaged e) {
    if (damaged.getAndIncrement() == 0) {
      LOG.warn(
          "History: block {} of {} is damaged ({}) and stays a gap; further ones are only counted",
          row,
          tier.table(),
          e.getMessage());
    }
    return Optional.empty();
  }

  /** Keeps an hour of a series; what is there of it already stays where the new knows nothing. */
  void keepRaw(Connection connection, OpenHour hour, int series) throws SQLException {
    long row = Tier.row(hour.hour(), series);
    byte[] body = hour.rawBytes(series);
    Optional<long[]> before = raw(connection, hour.hour(), series);
    if (before.isPresent()) {
      long[] slots = before.get();
      long[] newer = hour.raw(series).orElseThrow();
      for (int i = 0; i < slots.length; i++) {
        slots[i] = newer[i] == Column.GAP ? slots[i] : newer[i];
      }
      Bytes bytes = new Bytes();
      Column.write(slots, bytes);
      body = bytes.toArray();
    }
    Rows.block(connection, Tier.RAW, row, Seal.put(row, body));
  }

  /** The same for slots. */
  void keep(Connection connection, Tier tier, long block, Series series, Slots newer)
      throws SQLException {
    if (newer.isEmpty()) {
      return;
    }
    Slots whole = newer;
    Optional<Slots> before = slots(connection, tier, block, series);
    if (before.isPresent()) {
      whole = before.get();
      whole.overlay(newer);
    }
    long row = Tier.row(block, series.id());
    Rows.block(connection, tier, row, Seal.put(row, whole.bytes(series.isMeasured())));
  }

  /** The quarters of a day from its minutes. */
  void roll(Connection connection, long day, Map<Integer, Series> all) throws SQLException {
    TreeMap<Integer, Slots> quarters = new TreeMap<>();
    long block = Tier.QUARTER.block(day * 86_400);
    int first = (int) (day * 96 - block * Tier.QUARTER.count());
    for (int hour = 0; hour < 24; hour++) {
      long minutes = day * 24 + hour;
      int at = first + hour * 4;
      Rows.blocks(connection, Tier.MINUTE, minutes)
          .forEach(
              (id, body) ->
                  Optional.ofNullable(all.get(id))
                      .flatMap(series -> slots(Tier.MINUTE, Tier.row(minutes, id), body, series))
                      .ifPresent(
                          slots ->
                              quarters
                                  .computeIfAbsent(id, unused -> empty())
                                  .put(at, quarters(slots, all.get(id).isMeasured()))));
    }
    for (Map.Entry<Integer, Slots> entry : quarters.entrySet()) {
      keep(connection, Tier.QUARTER, block, all.get(entry.getKey()), entry.getValue());
    }
  }

  private static Slots empty() {
    return new Slots(Tier.QUARTER.count(), Tier.QUARTER.length());
  }

  /** The four quarters of an hour's minutes: averages, or what the counter showed at last. */
  static Slots quarters(Slots minutes, boolean measured) {
    Slots quarters = new Slots(4, Tier.QUARTER.length());
    for (int quarter = 0; quarter < 4; quarter++) {
      long known = 0;
      double sum = 0;
      long[] bounds = {Long.MAX_VALUE, Long.MIN_VALUE};
      long last = Column.GAP;
      for (int minute = quarter * 15; minute < quarter * 15 + 15; minute++) {
        if (minutes.seconds(minute) > 0) {
          known += minutes.seconds(minute);
          last = minutes.value(minute);
          sum += (double) last * minutes.seconds(minute);
          bounds[0] = Math.min(bounds[0], minutes.minimum(minute));
          bounds[1] = Math.max(bounds[1], minutes.maximum(minute));
        }
      }
      if (known > 0) {
        if (measured) {
          quarters.set(quarter, Math.round(sum / known), bounds[0], bounds[1], (int) known);
        } else {
          quarters.set(quarter, last, (int) known);
        }
      }
    }
    return quarters;
  }
}
