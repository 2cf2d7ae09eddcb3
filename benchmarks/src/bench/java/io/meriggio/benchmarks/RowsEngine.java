// SPDX-License-Identifier: Apache-2.0
package io.meriggio.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;

/** SQLite with a row a value, key (channel, second), a commit each second. */
final class RowsEngine implements HistoryEngine {
  private final Connection connection;
  private final PreparedStatement insert;
  private long loaded;

  RowsEngine(Path folder, int channels) throws Exception {
    connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("rows.db"));
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS s (ch INT NOT NULL, ts INT NOT NULL, v INT,"
              + " PRIMARY KEY (ch, ts)) WITHOUT ROWID");
    }
    connection.setAutoCommit(false);
    insert = connection.prepareStatement("INSERT INTO s VALUES (?,?,?)");
  }

  @Override
  public long append(long second, long[] values) throws Exception {
    put(second, values);
    connection.commit();
    return second;
  }

  /** A commit every two hours of samples. */
  long load(long second, long[] values) throws Exception {
    put(second, values);
    loaded++;
    if (loaded % 7200 == 0) {
      connection.commit();
    }
    return second;
  }

  private void put(long second, long[] values) throws Exception {
    for (int i = 0; i < values.length; i++) {
      insert.setInt(1, i);
      insert.setLong(2, second);
      insert.setLong(3, values[i]);
      insert.addBatch();
    }
    insert.executeBatch();
  }

  @Override
  public int ask(int channel, long from, long to) throws Exception {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT (ts - ?2) * 500 / (?3 - ?2) AS b, avg(v), min(v), max(v) FROM s"
                + " WHERE ch = ?1 AND ts >= ?2 AND ts < ?3 GROUP BY b")) {
      select.setInt(1, channel);
      select.setLong(2, from);
      select.setLong(3, to);
      int rows = 0;
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows++;
        }
      }
      return rows;
    }
  }

  @Override
  public long last() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(ts) FROM s WHERE ch = 0")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws Exception {
    connection.commit();
    connection.close();
  }
}
