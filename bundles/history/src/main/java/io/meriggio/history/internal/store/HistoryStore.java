// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

import io.meriggio.device.Unit;
import io.meriggio.history.internal.code.Column;
import io.meriggio.history.internal.code.Damaged;
import io.meriggio.history.internal.code.Seal;
import io.meriggio.memory.file.DatabaseFile;
import io.meriggio.memory.file.DatabaseFiles;
import io.meriggio.memory.file.FileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open history: blocks in the file, and the hour that goes on in memory and in the tail.
 *
 * <p>Threads: any; one at a time is taken care of here.
 */
public final class HistoryStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryStore.class);
  private static final String SEALED = "sealed";

  /** Rows of the tail, which take each other's places: an hour of flushes and some restarts. */
  private static final int TAIL = 400;

  private final DatabaseFile file;
  private final Blocks blocks = new Blocks();
  private final Tail tail = new Tail();
  private final OpenHours open = new OpenHours();
  private final SeriesIndex index = new SeriesIndex();
  private final DailyQuarters quarters;
  private final LastStates last = new LastStates();
  private long sequence;
  private long sealed;
  private long lastHour = Long.MIN_VALUE;

  private HistoryStore(DatabaseFile file) {
    this.file = file;
    quarters = new DailyQuarters(file, blocks, index::all);
  }

  /**
   * Opens or makes the file and takes up what its tail holds.
   *
   * @throws FileException when it can't be used
   */
  public static HistoryStore open(DatabaseFiles files, Path path) throws FileException {
    DatabaseFile file = files.open(path, Rows.FORMAT);
    boolean good = false;
    try {
      HistoryStore store = new HistoryStore(file);
      file.read(
          connection -> {
            store.restore(connection);
            return true;
          });
      good = true;
      return store;
    } finally {
      if (!good) {
        file.close();
      }
    }
  }

  private synchronized void restore(Connection connection) throws SQLException {
    Rows.series(connection).forEach(index::know);
    last.restore(connection);
    sealed = Rows.mark(connection, SEALED).orElse(0);
    quarters.restore(connection);
    sequence = sealed;
    for (Map.Entry<Long, byte[]> row : Rows.tail(connection, sealed).entrySet()) {
      sequence = row.getKey();
      try {
        apply(tail.read(Seal.open(sequence, row.getValue())));
      } catch (Damaged e) {
        LOG.warn(
            "History: some seconds in row {} of the tail are lost: {}", sequence, e.getMessage());
      }
    }
    tail.restart();
  }

  /** The series of a point, when it has one. */
  public synchronized Optional<Series> find(String device, String point) {
    return index.find(device, point);
  }

  /**
   * The series of a point, which is made when there is none; it is in the file with the next flush.
   *
   * @param second from when it is recorded
   * @return empty when there are too many, or when the point was of another kind or unit before
   */
  public synchronized Optional<Series> series(
      String device, String point, Unit unit, Series.Kind kind, int decimals, long second) {
    return index.findOrMake(device, point, unit, kind, decimals, second);
  }

  /** All series, by their ids. */
  public synchronized List<Span> spans() {
    return index.spans();
  }

  /** Where a counter stood at last. */
  public synchronized Optional<CounterState> counter(Series series) {
    return last.counter(series.id());
  }

  /** The serial number that a device had at last. */
  public synchronized Optional<String> serial(String device) {
    return last.serial(device);
  }

  /** The second behind the last sample of an open hour, if there is one. */
  public synchronized Optional<Long> end() {
    return open.end();
  }

  /**
   * Keeps a batch: when this returns, nothing takes it back.
   *
   * @throws FileException when nothing of it was kept
   */
  public synchronized void flush(Batch batch, News news) throws FileException {
    if (sequence - sealed >= TAIL - 1) {
      seal(Long.MAX_VALUE);
    }
    long hour = Tier.RAW.block(batch.start());
    if (hour != lastHour) {
      // so that the rows of an hour can be read without those before
      tail.restart();
    }
    boolean kept = false;
    long next = sequence + 1;
    try {
      byte[] body = Seal.put(next, tail.write(batch));
      file.change(
          connection -> {
            index.save(connection);
            last.save(connection, news);
            Rows.tail(connection, next % TAIL, next, body);
            return true;
          });
      kept = true;
    } finally {
      if (!kept) {
        tail.restart();
      }
    }
    lastHour = hour;
    sequence = next;
    index.saved();
    last.saved(news);
    apply(batch);
  }

  private void apply(Batch batch) {
    long second = batch.start();
    if (batch.seconds() > 0) {
      OpenHour hour = open.at(Tier.RAW.block(second), sequence);
      if (second - hour.hour() * 3600 >= hour.end()) {
        hour.samples(batch);
        batch.samples().keySet().forEach(id -> index.extend(id, second, second + batch.seconds()));
      }
    }
    for (Batch.MinuteEntry entry : batch.minutes()) {
      open.at(Math.floorDiv(entry.minute(), 60L), sequence).minute(entry);
      long end = (entry.minute() + 1) * 60;
      index.extend(entry.series(), end - 60, end);
      last.total(entry.series(), entry.total(), end);
    }
  }

  /**
   * Makes blocks of all open hours before one.
   *
   * @return whether there were any
   * @throws FileException when they are still open
   */
  public synchronized boolean seal(long before) throws FileException {
    List<OpenHour> ended = open.before(before);
    if (ended.isEmpty()) {
      return false;
    }
    long done = Math.max(sealed, open.needlessRow(before).orElse(sequence));
    file.change(
        connection -> {
          for (OpenHour hour : ended) {
            blocks.keep(connection, hour, index);
          }
          last.saveCounters(connection);
          Rows.mark(connection, SEALED, done);
          return true;
        });
    sealed = done;
    open.drop(before);
    for (OpenHour hour : ended) {
      quarters.changed(Math.floorDiv(hour.hour(), 24L));
    }
    return true;
  }

  /**
   * Makes the quarters of days that have ended.
   *
   * @param today the day that goes on, of the epoch
   */
  public synchronized void roll(long today) throws FileException {
    quarters.before(today);
  }

  /** The first day, of the epoch, whose quarters are not made yet: its minutes are to be read. */
  public synchronized long rolled() {
    return quarters.next();
  }

  /** The seconds of an hour of a series: values and {@link Column#GAP}. */
  public synchronized Optional<long[]> raw(Series series, long hour) throws FileException {
    Optional<long[]> kept = file.read(c -> blocks.raw(c, hour, series.id()));
    return open.raw(hour, series.id(), kept);
  }

  /**
   * Blocks of minutes or quarters, by their numbers.
   *
   * @param from the first
   * @param to exclusive
   */
  public synchronized TreeMap<Long, Slots> slots(Series series, Tier tier, long from, long to)
      throws FileException {
    TreeMap<Long, Slots> found = file.read(c -> blocks.slots(c, tier, from, to, series));
    if (tier == Tier.MINUTE) {
      open.overlay(found, from, to, series.id());
    }
    return found;
  }

  /** When the counter of a series was set back or its device replaced, in order of time. */
  public synchronized List<Long> breaks(Series series, long from, long to) throws FileException {
    return file.read(connection -> Rows.breaks(connection, series.id(), from, to));
  }

  /** The oldest block of a tier that is kept; empty when none is. */
  public synchronized OptionalLong oldest(Tier tier) throws FileException {
    return file.read(connection -> Rows.next(connection, tier, 0));
  }

  /** What is kept in the file itself, for those who make room. */
  public synchronized <T> T with(DatabaseFile.Work<T> work, boolean change) throws FileException {
    return change ? file.change(work) : file.read(work);
  }

  /** How many bytes of the file are in use. */
  public synchronized long used() throws FileException {
    return file.used();
  }

  /** Lets the file grow so far. */
  public synchronized void limit(long bytes) throws FileException {
    file.limit(bytes);
  }

  /** Moves what stands in the log of the file into it. */
  public synchronized void fold() throws FileException {
    file.fold();
  }

  /** Writes all that is kept into a file of its own. */
  public synchronized void copy(Path target) throws FileException {
    file.copy(target);
  }

  /** How many damaged blocks were met. */
  public long damaged() {
    return blocks.damaged();
  }

  @Override
  public synchronized void close() {
    file.close();
  }
}
