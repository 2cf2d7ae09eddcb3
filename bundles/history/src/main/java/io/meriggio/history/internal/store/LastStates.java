// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where counters stood and which serial numbers devices had at last.
 *
 * <p>Threads: one at a time.
 */
final class LastStates {
  private final TreeMap<Integer, CounterState> counters = new TreeMap<>();
  private final TreeMap<String, String> serials = new TreeMap<>();

  void restore(Connection connection) throws SQLException {
    counters.putAll(Rows.counters(connection));
    serials.putAll(Rows.serials(connection));
  }

  Optional<CounterState> counter(int series) {
    return Optional.ofNullable(counters.get(series));
  }

  Optional<String> serial(String device) {
    return Optional.ofNullable(serials.get(device));
  }

  /**
   * Writes news: of a counter only when it began anew, since the tail tells its totals. {@link
   * #saved} says that they are kept.
   */
  void save(Connection connection, News news) throws SQLException {
    for (Map.Entry<Integer, CounterState> counter : news.counters().entrySet()) {
      CounterState before = counters.get(counter.getKey());
      if (before == null || before.shift() != counter.getValue().shift()) {
        Rows.put(connection, counter.getKey(), counter.getValue());
      }
    }
    for (News.Break broken : news.breaks()) {
      Rows.broke(connection, broken.series(), broken.at());
    }
    for (Map.Entry<String, String> serial : news.serials().entrySet()) {
      Rows.serial(connection, serial.getKey(), serial.getValue());
    }
  }

  void saved(News news) {
    counters.putAll(news.counters());
    serials.putAll(news.serials());
  }

  /** Writes all counters: the tail that told their totals is to be given up. */
  void saveCounters(Connection connection) throws SQLException {
    for (Map.Entry<Integer, CounterState> counter : counters.entrySet()) {
      Rows.put(connection, counter.getKey(), counter.getValue());
    }
  }

  /**
   * A counter has shown a total, unless something later is known of it.
   *
   * @param at in seconds of the epoch
   */
  void total(int series, long total, long at) {
    counters.computeIfPresent(
        series,
        (id, state) -> state.at() > at ? state : new CounterState(total, state.shift(), at));
  }
}
