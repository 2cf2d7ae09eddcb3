// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import io.meriggio.memory.file.DatabaseFile;
import io.meriggio.memory.file.FileException;
import io.meriggio.memory.file.FileException.Reason;
import io.meriggio.memory.file.FileFormat;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * A file with a write-ahead log that is synchronised with each commit: one write and one wait for
 * the disk. The lock is exclusive: no third file is mapped into memory, where a full disk would end
 * the process.
 */
final class SqliteFile implements DatabaseFile {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);

  private static final List<String> SETTINGS =
      List.of(
          "locking_mode = EXCLUSIVE",
          "journal_mode = WAL",
          "synchronous = FULL",
          "wal_autocheckpoint = 2000",
          "journal_size_limit = 4194304",
          "cache_size = -512",
          "mmap_size = 0",
          "temp_store = MEMORY",
          "trusted_schema = OFF",
          "cell_size_check = ON");

  private final Connection connection;
  private final Path file;

  private SqliteFile(Connection connection, Path file) {
    this.connection = connection;
    this.file = file;
  }

  static SqliteFile open(Path path, FileFormat format) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(1000);
    SqliteFile opened = new SqliteFile(config.createConnection("jdbc:sqlite:" + path), path);
    try {
      opened.execute("PRAGMA page_size = " + format.pageSize());
      for (String setting : SETTINGS) {
        opened.execute("PRAGMA " + setting);
      }
      if (opened.number("PRAGMA user_version") == 0) {
        opened.make(format);
      }
      return opened;
    } catch (SQLException e) {
      opened.close();
      throw e;
    }
  }

  /** Into the file itself, not into the log before it alone. */
  private void make(FileFormat format) throws SQLException {
    execute("BEGIN IMMEDIATE");
    for (String table : format.tables()) {
      execute(table);
    }
    execute("PRAGMA application_id = " + format.mark());
    execute("PRAGMA user_version = " + format.version());
    execute("COMMIT");
    execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  @Override
  public <T> T read(Work<T> work) throws FileException {
    try {
      return work.on(connection);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public <T> T change(Work<T> work) throws FileException {
    boolean committed = false;
    try {
      execute("BEGIN IMMEDIATE");
      T result = work.on(connection);
      execute("COMMIT");
      committed = true;
      return result;
    } catch (SQLException e) {
      throw failed(e);
    } finally {
      if (!committed) {
        rollBack();
      }
    }
  }

  /** SQLite has done it already after some errors, and then refuses. */
  private void rollBack() {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      LOG.debug("Nothing to roll back: {}", e.toString());
    }
  }

  @Override
  public void fold() throws FileException {
    read(
        c -> {
          execute("PRAGMA wal_checkpoint(PASSIVE)");
          return true;
        });
  }

  @Override
  public void copy(Path target) throws FileException {
    read(
        c -> {
          try (var statement = c.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, target.toString());
            return statement.execute();
          }
        });
  }

  @Override
  public long used() throws FileException {
    return read(
        c ->
            (number("PRAGMA page_count") - number("PRAGMA freelist_count"))
                * number("PRAGMA page_size"));
  }

  @Override
  public void limit(long bytes) throws FileException {
    read(c -> number("PRAGMA max_page_count = " + Math.max(1, bytes / number("PRAGMA page_size"))));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  static FileException failed(SQLException e) {
    if (Refusal.busy(e)) {
      return new FileException(Reason.USED, MemoryTexts.text("start.used"), e);
    }
    Reason reason =
        Refusal.full(e) ? Reason.FULL : Refusal.damaged(e) ? Reason.DAMAGED : Reason.UNUSABLE;
    return new FileException(reason, MemoryTexts.text("start.sqlite", e.getMessage()), e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.warn("{} was not closed in order; nothing is lost", file, e);
    }
  }
}
