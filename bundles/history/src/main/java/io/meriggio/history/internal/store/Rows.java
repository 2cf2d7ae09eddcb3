// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

import io.meriggio.device.Unit;
import io.meriggio.memory.file.FileFormat;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The tables of the file, row by row. */
final class Rows {
  /** "MeHi": the mark in the file's head. */
  private static final int MARK = 0x4d654869;

  /** Of the tables; a file with a higher one isn't touched. */
  static final int VERSION = 1;

  /** Small: a flush changes one page of the tail. */
  private static final int PAGE = 2048;

  static final FileFormat FORMAT =
      new FileFormat(
          MARK,
          VERSION,
          PAGE,
          List.of(
              "CREATE TABLE series (id INTEGER PRIMARY KEY, device TEXT NOT NULL, point TEXT NOT"
                  + " NULL, unit TEXT NOT NULL, kind TEXT NOT NULL, decimals INTEGER NOT NULL,"
                  + " first INTEGER NOT NULL, last INTEGER NOT NULL, UNIQUE (device, point))",
              // what a counter showed at last, and what is added to what the device says
              "CREATE TABLE counter (series INTEGER PRIMARY KEY, total INTEGER NOT NULL, shift"
                  + " INTEGER NOT NULL, at INTEGER NOT NULL)",
              "CREATE TABLE serial (device TEXT PRIMARY KEY, number TEXT NOT NULL) WITHOUT ROWID",
              // when a counter was set back or the device was replaced
              "CREATE TABLE break (series INTEGER NOT NULL, at INTEGER NOT NULL,"
                  + " PRIMARY KEY (series, at)) WITHOUT ROWID",
              "CREATE TABLE tail (slot INTEGER PRIMARY KEY, sequence INTEGER NOT NULL, body BLOB"
                  + " NOT NULL)",
              "CREATE TABLE raw (id INTEGER PRIMARY KEY, body BLOB NOT NULL)",
              "CREATE TABLE minute (id INTEGER PRIMARY KEY, body BLOB NOT NULL)",
              "CREATE TABLE quarter (id INTEGER PRIMARY KEY, body BLOB NOT NULL)",
              "CREATE TABLE mark (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID"));

  private Rows() {}

  static List<Span> series(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT id, device, point, unit, kind, decimals, first, last FROM series");
        ResultSet row = select.executeQuery()) {
      List<Span> found = new ArrayList<>();
      while (row.next()) {
        Series series =
            new Series(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                word(Unit.class, row.getString(4)),
                word(Series.Kind.class, row.getString(5)),
                row.getInt(6));
        found.add(new Span(series, row.getLong(7), row.getLong(8)));
      }
      return found;
    }
  }

  private static <T extends Enum<T>> T word(Class<T> type, String word) throws SQLException {
    try {
      return Enum.valueOf(type, String.valueOf(word));
    } catch (IllegalArgumentException e) {
      // "database disk image is malformed", as SQLite says of itself
      throw new SQLException("unknown word '" + word + "' in a series", "", 11, e);
    }
  }

  static void put(Connection connection, Span known) throws SQLException {
    Series series = known.series();
    try (PreparedStatement put =
        connection.prepareStatement("INSERT OR REPLACE INTO series VALUES (?,?,?,?,?,?,?,?)")) {
      put.setInt(1, series.id());
      put.setString(2, series.device());
      put.setString(3, series.point());
      put.setString(4, series.unit().name());
      put.setString(5, series.kind().name());
      put.setInt(6, series.decimals());
      put.setLong(7, known.from());
      put.setLong(8, known.to());
      put.executeUpdate();
    }
  }

  static TreeMap<Integer, CounterState> counters(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT series, total, shift, at FROM counter");
        ResultSet row = select.executeQuery()) {
      TreeMap<Integer, CounterState> found = new TreeMap<>();
      while (row.next()) {
        found.put(row.getInt(1), new CounterState(row.getLong(2), row.getLong(3), row.getLong(4)));
      }
      return found;
    }
  }

  static void put(Connection connection, int series, CounterState state) throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement("INSERT OR REPLACE INTO counter VALUES (?,?,?,?)")) {
      put.setInt(1, series);
      put.setLong(2, state.total());
      put.setLong(3, state.shift());
      put.setLong(4, state.at());
      put.executeUpdate();
    }
  }

  static TreeMap<String, String> serials(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT device, number FROM serial");
        ResultSet row = select.executeQuery()) {
      TreeMap<String, String> found = new TreeMap<>();
      while (row.next()) {
        found.put(row.getString(1), row.getString(2));
      }
      return found;
    }
  }

  static void serial(Connection connection, String device, String number) throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement("INSERT OR REPLACE INTO serial VALUES (?,?)")) {
      put.setString(1, device);
      put.setString(2, number);
      put.executeUpdate();
    }
  }

  static void broke(Connection connection, int series, long at) throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement("INSERT OR IGNORE INTO break VALUES (?,?)")) {
      put.setInt(1, series);
      put.setLong(2, at);
      put.executeUpdate();
    }
  }

  static List<Long> breaks(Connection connection, int series, long from, long to)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT at FROM break WHERE series = ? AND at >= ? AND at < ? ORDER BY at")) {
      select.setInt(1, series);
      select.setLong(2, from);
      select.setLong(3, to);
      try (ResultSet row = select.executeQuery()) {
        List<Long> found = new ArrayList<>();
        while (row.next()) {
          found.add(row.getLong(1));
        }
        return found;
      }
    }
  }

  static OptionalLong mark(Connection connection, String name) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT value FROM mark WHERE name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  static void mark(Connection connection, String name, long value) throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement("INSERT OR REPLACE INTO mark VALUES (?,?)")) {
      put.setString(1, name);
      put.setLong(2, value);
      put.executeUpdate();
    }
  }

  /** Rows of the tail behind a sequence number, in their order. */
  static TreeMap<Long, byte[]> tail(Connection connection, long after) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT sequence, body FROM tail WHERE sequence > ?")) {
      select.setLong(1, after);
      try (ResultSet row = select.executeQuery()) {
        TreeMap<Long, byte[]> found = new TreeMap<>();
        while (row.next()) {
          found.put(row.getLong(1), row.getBytes(2));
        }
        return found;
      }
    }
  }

  /** A row takes the place of an old one: its page is changed, and none is added. */
  static void tail(Connection connection, long slot, long sequence, byte[] body)
      throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement(
            "INSERT INTO tail VALUES (?1,?2,?3) ON CONFLICT (slot) DO UPDATE SET sequence = ?2,"
                + " body = ?3")) {
      put.setLong(1, slot);
      put.setLong(2, sequence);
      put.setBytes(3, body);
      put.executeUpdate();
    }
  }

  static Optional<byte[]> block(Connection connection, Tier tier, long row) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT body FROM " + tier.table() + " WHERE id = ?")) {
      select.setLong(1, row);
      try (ResultSet found = select.executeQuery()) {
        return found.next() ? Optional.ofNullable(found.getBytes(1)) : Optional.empty();
      }
    }
  }

  /** The bodies of one series, by their blocks. */
  static TreeMap<Long, byte[]> blocks(
      Connection connection, Tier tier, int series, long from, long to) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT body FROM " + tier.table() + " WHERE id = ?")) {
      TreeMap<Long, byte[]> found = new TreeMap<>();
      for (long block = from; block < to; block++) {
        select.setLong(1, Tier.row(block, series));
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            found.put(block, row.getBytes(1));
          }
        }
      }
      return found;
    }
  }

  static void block(Connection connection, Tier tier, long row, byte[] body) throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO " + tier.table() + " (id, body) VALUES (?,?)")) {
      put.setLong(1, row);
      put.setBytes(2, body);
      put.executeUpdate();
    }
  }

  /** The first block of a tier from one on. */
  static OptionalLong next(Connection connection, Tier tier, long from) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT min(id) FROM " + tier.table() + " WHERE id >= ?")) {
      select.setLong(1, Tier.row(from, 0));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        long id = row.getLong(1);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id >> 16);
      }
    }
  }

  /** The bodies of all series of a block, by their ids. */
  static TreeMap<Integer, byte[]> blocks(Connection connection, Tier tier, long block)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id, body FROM " + tier.table() + " WHERE id >= ? AND id < ?")) {
      select.setLong(1, Tier.row(block, 0));
      select.setLong(2, Tier.row(block + 1, 0));
      try (ResultSet row = select.executeQuery()) {
        TreeMap<Integer, byte[]> found = new TreeMap<>();
        while (row.next()) {
          found.put((int) (row.getLong(1) & 0xffff), row.getBytes(2));
        }
        return found;
      }
    }
  }

  /** Drops all blocks of a tier that are older than one. */
  static int drop(Connection connection, Tier tier, long before) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM " + tier.table() + " WHERE id < ?")) {
      delete.setLong(1, Tier.row(before, 0));
      return delete.executeUpdate();
    }
  }
}
