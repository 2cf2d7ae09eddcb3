// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConfig;

/**
 * One connection to the file, and transactions on it. For one thread at a time.
 *
 * <p>Write-ahead logging: a commit is one write to the end of a second file ({@code -wal}), in the
 * page cache of the kernel when it returns, so it survives the process; {@link DiskSync} brings it
 * to the disk. The lock is exclusive: no third file is mapped into memory, where a full disk would
 * end the process.
 */
final class Database implements AutoCloseable {
  /** "Meri": the mark in the file's head by which it is ours. */
  static final int APPLICATION = 0x4d657269;

  /** The format of the tables; a file with a higher one isn't touched. */
  static final int FORMAT = 1;

  /** 256 MB: more is a fault of a caller, and must not fill the disk. */
  private static final int MOST_PAGES = 65_536;

  private static final List<String> SETTINGS =
      List.of(
          "locking_mode = EXCLUSIVE",
          "journal_mode = WAL",
          "synchronous = NORMAL",
          // 4 MB of changes, then one commit waits while they move into the file itself
          "wal_autocheckpoint = 1000",
          "journal_size_limit = 4194304",
          "max_page_count = " + MOST_PAGES,
          "cache_size = -512",
          "mmap_size = 0",
          "temp_store = MEMORY",
          "trusted_schema = OFF",
          "cell_size_check = ON");

  private final Connection connection;

  /** Something that is done on the connection. */
  interface Work<T> {
    T on(Connection connection) throws SQLException, DamageException;
  }

  /**
   * Opens the file, or makes one. Nothing is checked.
   *
   * @throws SQLException when SQLite can't open it as a database of its own
   */
  Database(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(1000);
    connection = config.createConnection("jdbc:sqlite:" + file);
    try {
      for (String setting : SETTINGS) {
        pragma(setting);
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  <T> T read(Work<T> work) throws SQLException, DamageException {
    return work.on(connection);
  }

  /** All that the work does, or nothing of it. */
  <T> T change(Work<T> work) throws SQLException, DamageException {
    execute("BEGIN IMMEDIATE");
    boolean committed = false;
    try {
      T result = work.on(connection);
      execute("COMMIT");
      committed = true;
      return result;
    } finally {
      if (!committed) {
        rollBack();
      }
    }
  }

  /** SQLite has done it already after some errors, and then refuses. */
  @SuppressWarnings("EmptyCatch")
  private void rollBack() {
    try {
      execute("ROLLBACK");
    } catch (SQLException alreadyRolledBack) {
      // the error that led here is on its way
    }
  }

  /** The mark and the format in the file's head. */
  Map<String, Integer> head() throws SQLException {
    return Map.of(
        "application", Integer.parseInt(pragma("application_id").get(0)),
        "format", Integer.parseInt(pragma("user_version").get(0)));
  }

  /** The names of its tables. */
  List<String> tables() throws SQLException, DamageException {
    return read(
        c -> {
          try (Statement statement = c.createStatement();
              ResultSet rows =
                  statement.executeQuery(
                      "SELECT name FROM sqlite_schema WHERE type = 'table'"
                          + " AND name NOT LIKE 'sqlite_%' ORDER BY name")) {
            return column(rows);
          }
        });
  }

  /** Makes the tables and leaves the mark, in the file itself, not in the log before it alone. */
  void makeTables() throws SQLException, DamageException {
    change(
        c -> {
          execute(Documents.TABLE);
          for (String table : Journals.TABLES) {
            execute(table);
          }
          mark();
          return true;
        });
    pragma("wal_checkpoint(TRUNCATE)");
  }

  /** Writes mark and format: the first sign that a file can be written. */
  void mark() throws SQLException {
    pragma("application_id = " + APPLICATION);
    pragma("user_version = " + FORMAT);
  }

  /** Runs a pragma; its first column. */
  List<String> pragma(String words) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute("PRAGMA " + words)) {
        return List.of();
      }
      try (ResultSet rows = statement.getResultSet()) {
        return column(rows);
      }
    }
  }

  private static List<String> column(ResultSet rows) throws SQLException {
    List<String> found = new ArrayList<>();
    while (rows.next()) {
      found.add(rows.getString(1));
    }
    return found;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Writes what the file and its log hold now into a new file, without gaps. */
  void copy(Path target) throws SQLException {
    try (var statement = connection.prepareStatement("VACUUM INTO ?")) {
      statement.setString(1, target.toString());
      statement.execute();
    }
  }

  /** Moves what stands in the log into the file, and gives it up. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
