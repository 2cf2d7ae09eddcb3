// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

import io.meriggio.memory.file.DatabaseFile;
import io.meriggio.memory.file.FileException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Makes the quarters of an hour, a day at a time, from its minutes. Days are those of the epoch.
 *
 * <p>Threads: one at a time.
 */
final class DailyQuarters {
  private static final String ROLLED = "rolled";
  private static final long NONE = Long.MIN_VALUE;

  private final DatabaseFile file;
  private final Blocks blocks;
  private final Supplier<TreeMap<Integer, Series>> series;
  private long next = NONE;

  /**
   * @param series all there are, by their ids
   */
  DailyQuarters(DatabaseFile file, Blocks blocks, Supplier<TreeMap<Integer, Series>> series) {
    this.file = file;
    this.blocks = blocks;
    this.series = series;
  }

  void restore(Connection connection) throws SQLException {
    next = Rows.mark(connection, ROLLED).orElse(NONE);
  }

  /** The first day whose quarters are not made yet. */
  long next() {
    return next == NONE ? 0 : next;
  }

  /** A day has other minutes now; it was made already when the clock had been set back. */
  void changed(long day) throws FileException {
    if (next == NONE) {
      next = day;
    } else if (day < next) {
      make(day);
    }
  }

  /** Makes those of all days before one. */
  void before(long today) throws FileException {
    while (next != NONE && next < today) {
      long from = next;
      long found = file.read(c -> Rows.next(c, Tier.MINUTE, from * 24).orElse(Long.MAX_VALUE));
      long day = found == Long.MAX_VALUE ? today : Math.floorDiv(found, 24L);
      if (day < today) {
        make(day);
      }
      next = Math.min(today, day + 1);
      long done = next;
      file.change(
          c -> {
            Rows.mark(c, ROLLED, done);
            return true;
          });
    }
  }

  private void make(long day) throws FileException {
    TreeMap<Integer, Series> all = series.get();
    file.change(
        connection -> {
          blocks.roll(connection, day, all);
          return true;
        });
  }
}
