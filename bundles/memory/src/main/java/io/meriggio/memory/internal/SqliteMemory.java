// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import io.meriggio.device.Text;
import io.meriggio.memory.Entry;
import io.meriggio.memory.Health;
import io.meriggio.memory.Journal;
import io.meriggio.memory.LiveFile;
import io.meriggio.memory.MemoryException;
import io.meriggio.memory.MemoryException.Reason;
import io.meriggio.memory.Query;
import io.meriggio.memory.Stored;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The memory in an SQLite file that was found good. */
final class SqliteMemory implements OpenedMemory, LiveFile {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteMemory.class);

  private final Database database;
  private final Path file;
  private final DiskSync sync;
  private final Health start;
  private final Map<String, Long> sizes = new HashMap<>();
  private boolean closed;
  private volatile Optional<Text> failing = Optional.empty();

  /**
   * @param start how the start found the file
   */
  SqliteMemory(Database database, Path file, DiskSync sync, Health start) {
    this.database = database;
    this.file = file;
    this.sync = sync;
    this.start = start;
  }

  @Override
  public Optional<String> document(String key) throws MemoryException {
    return read(connection -> Documents.one(connection, key));
  }

  @Override
  public Map<String, String> documents(String prefix) throws MemoryException {
    return read(connection -> Documents.all(connection, prefix));
  }

  @Override
  public void keep(Map<String, Optional<String>> changes) throws MemoryException {
    Limits.check(changes);
    change(
        connection -> {
          Documents.change(connection, changes);
          return true;
        });
  }

  @Override
  public void append(Journal journal, List<Entry> entries) throws MemoryException {
    entries.forEach(Limits::check);
    change(connection -> add(connection, journal, entries));
  }

  @Override
  public void amend(Journal journal, Entry entry) throws MemoryException {
    Limits.check(entry);
    change(
        connection ->
            Journals.replace(connection, journal, entry)
                || add(connection, journal, List.of(entry)));
  }

  @Override
  public List<Stored> read(Journal journal, Query query) throws MemoryException {
    return read(connection -> Journals.read(connection, journal, query));
  }

  @Override
  public Health health() {
    return failing
        .map(text -> new Health(Health.State.FAILING, text.and(" ", start.text())))
        .orElse(start);
  }

  @Override
  public Path path() {
    return file;
  }

  /** Nothing changes meanwhile: the file is small, and whoever makes a back-up can wait. */
  @Override
  public Optional<Text> fault(Path copy) {
    return Opening.fault(copy);
  }

  @Override
  public synchronized void copyTo(Path target) throws IOException {
    try {
      checkOpen();
      database.copy(target);
    } catch (SQLException | MemoryException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Within a change. Counting is for the first time only: it reads all of a journal's index. */
  private boolean add(Connection connection, Journal journal, List<Entry> entries)
      throws SQLException {
    Journals.append(connection, journal, entries);
    Long before = sizes.get(journal.name());
    long size = before == null ? Journals.size(connection, journal) : before + entries.size();
    if (size > journal.capacity()) {
      Journals.dropOldest(connection, journal, size - journal.capacity());
    }
    sizes.put(journal.name(), Math.min(size, journal.capacity()));
    return true;
  }

  private synchronized <T> T read(Database.Work<T> work) throws MemoryException {
    checkOpen();
    try {
      return database.read(work);
    } catch (SQLException | DamageException e) {
      throw failed(e);
    }
  }

  private synchronized void change(Database.Work<Boolean> work) throws MemoryException {
    checkOpen();
    try {
      database.change(work);
    } catch (SQLException | DamageException e) {
      // what was counted may have been rolled back
      sizes.clear();
      throw failed(e);
    }
    sync.changed();
    if (failing.isPresent()) {
      failing = Optional.empty();
      LOG.info("The memory of the gateway ({}) keeps changes again", file);
    }
  }

  private void checkOpen() throws MemoryException {
    if (closed) {
      throw new MemoryException(Reason.CLOSED, MemoryTexts.text("failed.closed"), null);
    }
  }

  private MemoryException failed(Exception cause) {
    Reason reason = reason(cause);
    Text text =
        switch (reason) {
          case FULL -> MemoryTexts.text("failed.full", file);
          case DAMAGED -> MemoryTexts.text("failed.damaged", file, words(cause));
          default -> MemoryTexts.text("failed.unusable", file, cause.getMessage());
        };
    if (failing.isEmpty()) {
      LOG.error("{}", text.english(), cause);
    }
    failing = Optional.of(text);
    return new MemoryException(reason, text, cause);
  }

  private static Text words(Exception cause) {
    return cause instanceof DamageException damage
        ? damage.found()
        : MemoryTexts.text("start.sqlite", cause.getMessage());
  }

  private static Reason reason(Exception cause) {
    if (cause instanceof DamageException
        || (cause instanceof SQLException sql && Refusal.damaged(sql))) {
      return Reason.DAMAGED;
    }
    return cause instanceof SQLException sql && Refusal.full(sql) ? Reason.FULL : Reason.UNUSABLE;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    sync.close();
    try {
      database.close();
    } catch (SQLException e) {
      LOG.warn("The memory of the gateway ({}) was not closed in order; nothing is lost", file, e);
    }
  }
}
