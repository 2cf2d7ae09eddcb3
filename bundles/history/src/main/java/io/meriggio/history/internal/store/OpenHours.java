// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

import io.meriggio.history.internal.code.Column;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The hours that aren't blocks yet, and from which row of the tail each is made.
 *
 * <p>Threads: one at a time.
 */
final class OpenHours {
  private final TreeMap<Long, OpenHour> hours = new TreeMap<>();
  private final TreeMap<Long, Long> firstRows = new TreeMap<>();

  /**
   * An hour to write into.
   *
   * @param row of the tail that is the first to know it, if it is new
   */
  OpenHour at(long hour, long row) {
    firstRows.putIfAbsent(hour, row);
    return hours.computeIfAbsent(hour, OpenHour::new);
  }

  /**
   * The seconds of an hour: of its blocks, and over them those that aren't in a block yet.
   *
   * @param kept of its blocks
   */
  Optional<long[]> raw(long hour, int series, Optional<long[]> kept) {
    Optional<long[]> going = Optional.ofNullable(hours.get(hour)).flatMap(one -> one.raw(series));
    if (kept.isEmpty() || going.isEmpty()) {
      return kept.or(() -> going);
    }
    long[] both = kept.get();
    for (int i = 0; i < both.length; i++) {
      both[i] = going.get()[i] == Column.GAP ? both[i] : going.get()[i];
    }
    return Optional.of(both);
  }

  /**
   * Puts minutes that aren't in a block yet over those of blocks.
   *
   * @param found by hours, from one to another, which is exclusive
   */
  void overlay(TreeMap<Long, Slots> found, long from, long to, int series) {
    hours
        .subMap(from, to)
        .forEach((hour, one) -> one.minutes(series).ifPresent(now -> put(found, hour, now)));
  }

  private static void put(TreeMap<Long, Slots> found, long hour, Slots newer) {
    found.merge(
        hour,
        newer,
        (older, going) -> {
          older.overlay(going);
          return older;
        });
  }

  /** Those before one. */
  List<OpenHour> before(long hour) {
    return List.copyOf(hours.headMap(hour).values());
  }

  /** The last row of the tail that nobody needs when those before an hour are blocks. */
  Optional<Long> needlessRow(long hour) {
    return firstRows.tailMap(hour).values().stream().min(Long::compare).map(row -> row - 1);
  }

  /** Those before one are blocks now. */
  void drop(long hour) {
    hours.headMap(hour).clear();
    firstRows.headMap(hour).clear();
  }

  /** The second of the epoch behind the last sample, if there is an hour. */
  Optional<Long> end() {
    return hours.isEmpty()
        ? Optional.empty()
        : Optional.of(hours.lastKey() * 3600 + hours.lastEntry().getValue().end());
  }
}
