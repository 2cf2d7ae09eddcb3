// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

import io.meriggio.memory.file.FileException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Keeps the file within its bounds: what is older than wanted goes, and when the file is nearly
 * full the oldest seconds, then the oldest minutes, then the oldest quarters.
 *
 * <p>Threads: one at a time.
 */
public final class Room {
  /** So that a clock that is wrong for an hour doesn't take all. */
  private static final long MOST_HOURS_AT_ONCE = 48;

  private static final double NEARLY_FULL = 0.9;
  private static final long HOURS = 24;

  private final HistoryStore store;
  private final Limits limits;

  /**
   * How much is kept.
   *
   * @param bytes of the file, at least 1 MB
   * @param raw how long seconds are kept
   * @param minutes how long minutes are kept, at least two days: quarters are made of them
   */
  public record Limits(long bytes, Duration raw, Duration minutes) {}

  /** Takes care of a store. */
  public Room(HistoryStore store, Limits limits) {
    this.store = store;
    this.limits = limits;
  }

  /**
   * Drops what is too old or too much.
   *
   * @param hour that goes on, of the epoch
   */
  public void keep(long hour) throws FileException {
    dropOlder(Tier.RAW, hour - limits.raw().toHours());
    dropOlder(Tier.MINUTE, hour - limits.minutes().toHours());
    while (store.used() > NEARLY_FULL * limits.bytes() && make(hour)) {
      // until there is enough
    }
  }

  private void dropOlder(Tier tier, long before) throws FileException {
    OptionalLong oldest = store.oldest(tier);
    if (oldest.isPresent() && oldest.getAsLong() < before) {
      drop(tier, Math.min(before, oldest.getAsLong() + MOST_HOURS_AT_ONCE));
    }
  }

  /**
   * Drops the oldest day of what matters least.
   *
   * @return whether there was something to drop
   */
  public boolean make(long hour) throws FileException {
    for (Tier tier : List.of(Tier.RAW, Tier.MINUTE)) {
      OptionalLong oldest = store.oldest(tier);
      // quarters of the last two days are made of minutes
      long young = tier == Tier.RAW ? hour - 1 : hour - 2 * HOURS;
      if (oldest.isPresent() && oldest.getAsLong() < young) {
        drop(tier, Math.min(young, oldest.getAsLong() + HOURS));
        return true;
      }
    }
    OptionalLong oldest = store.oldest(Tier.QUARTER);
    if (oldest.isPresent() && oldest.getAsLong() < Tier.QUARTER.block(hour * 3600)) {
      drop(Tier.QUARTER, oldest.getAsLong() + 1);
      return true;
    }
    return false;
  }

  private void drop(Tier tier, long before) throws FileException {
    store.with(connection -> Rows.drop(connection, tier, before), true);
  }
}
