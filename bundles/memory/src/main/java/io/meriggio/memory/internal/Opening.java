// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import io.meriggio.device.Text;
import io.meriggio.memory.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the memory of a data directory. It always gives one: what can't be read is set aside, and
 * where no file can be used all is kept in the process.
 */
public final class Opening {
  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

  /** What a power cut may take. */
  private static final Duration SYNC_DELAY = Duration.ofSeconds(2);

  private static final Health SOUND = new Health(Health.State.SOUND, Text.NONE);

  private final MemoryFile file;
  private final Clock clock;

  private Opening(Path folder, Clock clock) {
    file = new MemoryFile(folder.resolve("memory.db"), Database.APPLICATION);
    this.clock = clock;
  }

  /**
   * Opens or makes {@code memory.db} in a folder, which is made too.
   *
   * @param libraries where SQLite's native libraries lie
   * @param clock for the names of files that are set aside
   */
  public static OpenedMemory in(Path folder, Optional<Path> libraries, Clock clock) {
    Opening opening = new Opening(folder, clock);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      return opening.forgetful(MemoryTexts.text("start.folder", e));
    }
    Optional<String> missing = NativeLibrary.load(libraries);
    return missing.isPresent()
        ? opening.forgetful(
            MemoryTexts.text("start.library", NativeLibrary.machine(), missing.get()))
        : opening.opened();
  }

  /**
   * Reads a file as a start would, which may make a log beside it for as long.
   *
   * @return why no start could use it, as the end of a sentence
   */
  static Optional<Text> fault(Path file) {
    try {
      int format = new MemoryFile(file, Database.APPLICATION).format();
      if (format <= Database.FORMAT) {
        try (Database database = new Database(file)) {
          format = check(database);
        }
      }
      return format <= Database.FORMAT
          ? Optional.empty()
          : Optional.of(
              MemoryTexts.text("start.newer", file.getFileName(), format, Database.FORMAT));
    } catch (DamageException e) {
      return Optional.of(e.found());
    } catch (SQLException e) {
      return Optional.of(MemoryTexts.text("start.sqlite", e.getMessage()));
    }
  }

  private OpenedMemory opened() {
    try {
      return open(SOUND);
    } catch (DamageException e) {
      return afresh(e.found());
    }
  }

  private OpenedMemory afresh(Text found) {
    try {
      Path aside = file.setAside(clock);
      Text text = MemoryTexts.text("start.aside", file.path(), found, aside.getFileName());
      LOG.error("{}", text.english());
      return open(new Health(Health.State.AFRESH, text));
    } catch (IOException e) {
      return forgetful(found.and("; ", MemoryTexts.text("start.folder", e)));
    } catch (DamageException e) {
      return forgetful(e.found());
    }
  }

  /**
   * @throws DamageException when the file is there and can't be used
   */
  private OpenedMemory open(Health start) throws DamageException {
    int format = file.format();
    if (format > Database.FORMAT) {
      return newer(format);
    }
    Database database;
    try {
      database = new Database(file.path());
    } catch (SQLException e) {
      return refused(e);
    }
    return take(database, start);
  }

  private OpenedMemory take(Database database, Health start) throws DamageException {
    boolean good = false;
    try {
      int format = check(database);
      if (format > Database.FORMAT) {
        return newer(format);
      }
      good = true;
      return serving(database, start);
    } catch (SQLException e) {
      return refused(e);
    } finally {
      if (!good) {
        close(database);
      }
    }
  }

  private OpenedMemory serving(Database database, Health start) {
    DiskSync sync = new DiskSync(() -> DiskSync.force(file.log()), SYNC_DELAY);
    return new SqliteMemory(database, file.path(), sync, start);
  }

  /**
   * Reads all of it, makes what isn't there yet, and writes once.
   *
   * @return its format, which may be one that we don't know
   */
  private static int check(Database database) throws SQLException, DamageException {
    Map<String, Integer> head = database.head();
    int format = head.get("format");
    MemoryFile.checkMark(head.get("application"), Database.APPLICATION);
    if (format > Database.FORMAT) {
      return format;
    }
    List<String> tables = database.tables();
    if (format == 0 && tables.isEmpty()) {
      database.makeTables();
      return Database.FORMAT;
    }
    if (!tables.equals(List.of("document", "entry"))) {
      throw new DamageException(MemoryTexts.text("found.tables"));
    }
    List<String> faults = database.pragma("integrity_check(1)");
    if (!faults.equals(List.of("ok"))) {
      throw new DamageException(MemoryTexts.text("found.check", faults.get(0)));
    }
    database.read(
        connection -> {
          Documents.all(connection, "");
          Journals.checkSums(connection);
          return true;
        });
    writeOnce(database);
    return Database.FORMAT;
  }

  /** A full disk is no reason to give up what is there: it may have room again. */
  private static void writeOnce(Database database) throws SQLException {
    try {
      database.mark();
    } catch (SQLException e) {
      if (!Refusal.full(e)) {
        throw e;
      }
    }
  }

  /**
   * @throws DamageException when the file is at fault, not what is around it
   */
  private OpenedMemory refused(SQLException e) throws DamageException {
    Text said = MemoryTexts.text("start.sqlite", e.getMessage());
    if (Refusal.damaged(e)) {
      throw new DamageException(said);
    }
    return forgetful(Refusal.busy(e) ? MemoryTexts.text("start.used") : said);
  }

  private OpenedMemory newer(int format) {
    return forgetful(
        MemoryTexts.text("start.newer", file.path().getFileName(), format, Database.FORMAT));
  }

  private OpenedMemory forgetful(Text why) {
    Text text = MemoryTexts.text("start.forgetful", file.path(), why);
    LOG.error("{}", text.english());
    return new ForgetfulMemory(text);
  }

  private static void close(Database database) {
    try {
      database.close();
    } catch (SQLException e) {
      LOG.debug("A file that isn't used could not be closed in order", e);
    }
  }
}
