// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

import io.meriggio.device.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which series there are.
 *
 * <p>Threads: one at a time.
 */
final class SeriesIndex {
  private final Map<Integer, Known> byId = new HashMap<>();
  private final Map<String, Series> byName = new HashMap<>();
  private final List<Series> unsaved = new ArrayList<>();
  private int highest;

  /** A series and its time, which grows with each of some hundred rows that a start reads. */
  private static final class Known {
    private final Series series;
    private long from;
    private long to;

    Known(Span span) {
      series = span.series();
      from = span.from();
      to = span.to();
    }

    Span span() {
      return new Span(series, from, to);
    }
  }

  /** Takes up one of the file. */
  void know(Span span) {
    byId.put(span.series().id(), new Known(span));
    highest = Math.max(highest, span.series().id());
    byName.put(name(span.series().device(), span.series().point()), span.series());
  }

  private static String name(String device, String point) {
    return device + '/' + point;
  }

  Optional<Series> find(String device, String point) {
    return Optional.ofNullable(byName.get(name(device, point)));
  }

  Optional<Span> find(int id) {
    return Optional.ofNullable(byId.get(id)).map(Known::span);
  }

  /** The series of a point, made when there is none; empty as in {@link HistoryStore#series}. */
  Optional<Series> findOrMake(
      String device, String point, Unit unit, Series.Kind kind, int decimals, long second) {
    Optional<Series> found = find(device, point);
    if (found.isPresent()) {
      Series asked = new Series(found.get().id(), device, point, unit, kind, decimals);
      return found.filter(asked::equals);
    }
    if (highest == Series.MOST) {
      return Optional.empty();
    }
    Series made = new Series(highest + 1, device, point, unit, kind, decimals);
    know(new Span(made, second, second));
    unsaved.add(made);
    return Optional.of(made);
  }

  /** All of them, by their ids. */
  List<Span> spans() {
    return new TreeMap<>(byId).values().stream().map(Known::span).toList();
  }

  /** The series alone. */
  TreeMap<Integer, Series> all() {
    TreeMap<Integer, Series> all = new TreeMap<>();
    byId.forEach((id, known) -> all.put(id, known.series));
    return all;
  }

  /** A series has a history in this time too. */
  void extend(int id, long begin, long end) {
    Known known = byId.get(id);
    if (known != null) {
      known.from = Math.min(known.from, begin);
      known.to = Math.max(known.to, end);
    }
  }

  /** Writes those that the file does not have; {@link #saved} says that it has them. */
  void save(Connection connection) throws SQLException {
    for (Series series : unsaved) {
      Rows.put(connection, byId.get(series.id()).span());
    }
  }

  void saved() {
    unsaved.clear();
  }
}
