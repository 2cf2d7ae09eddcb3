// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The table of documents. */
final class Documents {
  /**
   * With row ids: without, a text of 1 kB no longer fits into its page and takes one of its own.
   */
  static final String TABLE =
      "CREATE TABLE document (key TEXT PRIMARY KEY NOT NULL, text TEXT NOT NULL,"
          + " sum INTEGER NOT NULL)";

  private Documents() {}

  static Optional<String> one(Connection connection, String key)
      throws SQLException, DamageException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT text, sum FROM document WHERE key = ?")) {
      select.setString(1, key);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(checked(key, row.getString(1), row.getLong(2))) : none();
      }
    }
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  /** Keys with one prefix stand together, whatever their characters are. */
  static Map<String, String> all(Connection connection, String prefix)
      throws SQLException, DamageException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT key, text, sum FROM document WHERE key >= ? ORDER BY key")) {
      select.setString(1, prefix);
      Map<String, String> found = new TreeMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next() && row.getString(1).startsWith(prefix)) {
          String key = row.getString(1);
          found.put(key, checked(key, row.getString(2), row.getLong(3)));
        }
      }
      return found;
    }
  }

  /** A document with the same text is not written again: that is most of the wear that is saved. */
  static void change(Connection connection, Map<String, Optional<String>> changes)
      throws SQLException {
    try (PreparedStatement put =
            connection.prepareStatement(
                "INSERT INTO document (key, text, sum) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO"
                    + " UPDATE SET text = ?2, sum = ?3 WHERE text <> ?2 OR sum <> ?3");
        PreparedStatement remove =
            connection.prepareStatement("DELETE FROM document WHERE key = ?")) {
      for (Map.Entry<String, Optional<String>> change : changes.entrySet()) {
        String key = change.getKey();
        if (change.getValue().isPresent()) {
          String text = change.getValue().get();
          put.setString(1, key);
          put.setString(2, text);
          put.setLong(3, CheckSum.of(key, text));
          put.executeUpdate();
        } else {
          remove.setString(1, key);
          remove.executeUpdate();
        }
      }
    }
  }

  private static String checked(String key, String text, long sum) throws DamageException {
    if (text == null || CheckSum.of(key, text) != sum) {
      throw DamageException.sum(key);
    }
    return text;
  }
}
