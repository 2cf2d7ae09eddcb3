// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteException;

/** What SQLite's result codes mean here. Source: SQLite, Result and Error Codes. */
final class Refusal {
  private static final int BUSY = 5;
  private static final int FULL = 13;

  /** ERROR (a file format that it doesn't know), CORRUPT, SCHEMA, NOTADB. */
  private static final Set<Integer> DAMAGED = Set.of(1, 11, 17, 26);

  /** IOERR_READ, IOERR_SHORT_READ, IOERR_DATA, IOERR_CORRUPTFS. */
  private static final Set<Integer> UNREADABLE = Set.of(266, 522, 8202, 8458);

  private Refusal() {}

  static boolean busy(SQLException e) {
    return primary(e) == BUSY;
  }

  /** The disk or the file's part of it. */
  static boolean full(SQLException e) {
    return primary(e) == FULL;
  }

  /** The file is not as SQLite writes it, or can't be read to its end. */
  static boolean damaged(SQLException e) {
    return DAMAGED.contains(primary(e)) || UNREADABLE.contains(extended(e));
  }

  /** Extended codes carry the primary one in their lowest byte. */
  private static int primary(SQLException e) {
    return extended(e) & 0xff;
  }

  private static int extended(SQLException e) {
    return e instanceof SQLiteException sqlite ? sqlite.getResultCode().code : e.getErrorCode();
  }
}
