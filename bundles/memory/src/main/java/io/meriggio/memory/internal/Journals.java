// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import io.meriggio.memory.Entry;
import io.meriggio.memory.Journal;
import io.meriggio.memory.Query;
import io.meriggio.memory.Stored;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of the entries of all journals. */
final class Journals {
  /** AUTOINCREMENT: the id of an entry that was dropped is never used again. */
  static final List<String> TABLES =
      List.of(
          "CREATE TABLE entry (id INTEGER PRIMARY KEY AUTOINCREMENT, journal TEXT NOT NULL,"
              + " subject TEXT NOT NULL, at INTEGER NOT NULL, text TEXT NOT NULL,"
              + " sum INTEGER NOT NULL)",
          "CREATE INDEX entry_journal ON entry (journal)",
          "CREATE INDEX entry_subject ON entry (journal, subject, at)");

  private Journals() {}

  static void append(Connection connection, Journal journal, List<Entry> entries)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO entry (journal, subject, at, text, sum) VALUES (?, ?, ?, ?, ?)")) {
      for (Entry entry : entries) {
        insert.setString(1, journal.name());
        insert.setString(2, entry.subject());
        insert.setLong(3, entry.at().toEpochMilli());
        insert.setString(4, entry.text());
        insert.setLong(5, sum(journal.name(), entry));
        insert.executeUpdate();
      }
    }
  }

  static long size(Connection connection, Journal journal) throws SQLException {
    try (PreparedStatement count =
        connection.prepareStatement("SELECT count(*) FROM entry WHERE journal = ?")) {
      count.setString(1, journal.name());
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  static void dropOldest(Connection connection, Journal journal, long count) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM entry WHERE id IN"
                + " (SELECT id FROM entry WHERE journal = ? ORDER BY id LIMIT ?)")) {
      delete.setString(1, journal.name());
      delete.setLong(2, count);
      delete.executeUpdate();
    }
  }

  /** Whether there was an entry of the same subject and instant, which has this text now. */
  static boolean replace(Connection connection, Journal journal, Entry entry) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE entry SET text = ?, sum = ? WHERE id = (SELECT id FROM entry"
                + " WHERE journal = ? AND subject = ? AND at = ? ORDER BY id DESC LIMIT 1)")) {
      update.setString(1, entry.text());
      update.setLong(2, sum(journal.name(), entry));
      update.setString(3, journal.name());
      update.setString(4, entry.subject());
      update.setLong(5, entry.at().toEpochMilli());
      return update.executeUpdate() > 0;
    }
  }

  static List<Stored> read(Connection connection, Journal journal, Query query)
      throws SQLException, DamageException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id, subject, at, text, sum FROM entry WHERE journal = ?1"
                + query.subject().map(subject -> " AND subject = ?2").orElse("")
                + query.from().map(from -> " AND at >= ?3").orElse("")
                + query.to().map(to -> " AND at < ?4").orElse("")
                + query.before().map(id -> " AND id < ?5").orElse("")
                + " ORDER BY id DESC LIMIT ?6")) {
      select.setString(1, journal.name());
      set(select, 2, query.subject());
      set(select, 3, query.from().map(Journals::millis));
      set(select, 4, query.to().map(Journals::millis));
      set(select, 5, query.before());
      select.setInt(6, query.limit());
      List<Stored> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(stored(journal.name(), row));
        }
      }
      return found;
    }
  }

  /** Of any instant: those beyond what a long can say are as good as the farthest. */
  private static long millis(Instant at) {
    long farthest = Long.MAX_VALUE / 1000;
    return at.getEpochSecond() >= farthest
        ? Long.MAX_VALUE
        : at.getEpochSecond() <= -farthest ? Long.MIN_VALUE : at.toEpochMilli();
  }

  private static void set(PreparedStatement statement, int at, Optional<?> value)
      throws SQLException {
    if (value.isPresent()) {
      statement.setObject(at, value.get());
    }
  }

  /** Reads every entry and compares its check sum. */
  static void checkSums(Connection connection) throws SQLException, DamageException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT id, subject, at, text, sum, journal FROM entry");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        stored(row.getString(6), row);
      }
    }
  }

  private static Stored stored(String journal, ResultSet row) throws SQLException, DamageException {
    long id = row.getLong(1);
    String subject = row.getString(2);
    String text = row.getString(4);
    if (journal == null || subject == null || text == null) {
      throw DamageException.sum("entry " + id);
    }
    Entry entry = new Entry(subject, Instant.ofEpochMilli(row.getLong(3)), text);
    if (sum(journal, entry) != row.getLong(5)) {
      throw DamageException.sum("entry " + id);
    }
    return new Stored(id, entry);
  }

  private static long sum(String journal, Entry entry) {
    return CheckSum.of(
        journal, entry.subject(), String.valueOf(entry.at().toEpochMilli()), entry.text());
  }
}
