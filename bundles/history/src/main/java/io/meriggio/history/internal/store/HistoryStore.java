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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final String ROLLED = "rolled";

  /** Rows of the tail, which take each other's places: an hour of flushes and some restarts. */
  private static final int TAIL = 400;

  private final DatabaseFile file;
  private final Blocks blocks = new Blocks();
  private final Tail tail = new Tail();
  private final TreeMap<Long, OpenHour> open = new TreeMap<>();
  private final TreeMap<Long, Long> firstRows = new TreeMap<>();
  private final TreeMap<Integer, Rows.Known> known = new TreeMap<>();
  private final Map<String, Series> byName = new HashMap<>();
  private final List<Series> unsaved = new ArrayList<>();
  private final TreeMap<Integer, CounterState> counters = new TreeMap<>();
  private final TreeMap<String, String> serials = new TreeMap<>();
  private long sequence;
  private long sealed;
  private long rolled;
  private long lastHour = Long.MIN_VALUE;

  private HistoryStore(DatabaseFile file) {
    this.file = file;
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
    Rows.series(connection).forEach(this::know);
    counters.putAll(Rows.counters(connection));
    serials.putAll(Rows.serials(connection));
    sealed = Rows.mark(connection, SEALED).orElse(0);
    rolled = Rows.mark(connection, ROLLED).orElse(Long.MIN_VALUE);
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

  private void know(Rows.Known one) {
    known.put(one.series().id(), one);
    byName.put(name(one.series().device(), one.series().point()), one.series());
  }

  private static String name(String device, String point) {
    return device + '/' + point;
  }

  /** The series of a point, when it has one. */
  public synchronized Optional<Series> find(String device, String point) {
    return Optional.ofNullable(byName.get(name(device, point)));
  }

  /**
   * The series of a point, which is made when there is none; it is in the file with the next flush.
   *
   * @param second from when it is recorded
   * @return empty when there are too many, or when the point was of another kind or unit before
   */
  public synchronized Optional<Series> series(
      String device, String point, Unit unit, Series.Kind kind, int decimals, long second) {
    Series found = byName.get(name(device, point));
    if (found != null) {
      boolean same = found.unit() == unit && found.kind() == kind && found.decimals() == decimals;
      return same ? Optional.of(found) : Optional.empty();
    }
    int id = known.isEmpty() ? 1 : known.lastKey() + 1;
    if (id > Series.MOST) {
      return Optional.empty();
    }
    Series made = new Series(id, device, point, unit, kind, decimals);
    know(new Rows.Known(made, second, second));
    unsaved.add(made);
    return Optional.of(made);
  }

  /** A series and the seconds between which it has a history. */
  public record Span(Series series, long from, long to) {}

  /** All series, by their ids. */
  public synchronized List<Span> spans() {
    return known.values().stream()
        .map(one -> new Span(one.series(), one.first(), one.last()))
        .toList();
  }

  /** Where a counter stood at last. */
  public synchronized Optional<CounterState> counter(Series series) {
    return Optional.ofNullable(counters.get(series.id()));
  }

  /** The serial number that a device had at last. */
  public synchronized Optional<String> serial(String device) {
    return Optional.ofNullable(serials.get(device));
  }

  /** The second behind the last sample of an open hour, if there is one. */
  public synchronized Optional<Long> end() {
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(open.lastKey() * 3600 + open.lastEntry().getValue().end());
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
            save(connection, news);
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
    unsaved.clear();
    counters.putAll(news.counters());
    serials.putAll(news.serials());
    apply(batch);
  }

  private void save(Connection connection, News news) throws SQLException {
    for (Series series : unsaved) {
      Rows.put(connection, known.get(series.id()));
    }
    for (Map.Entry<Integer, CounterState> counter : news.counters().entrySet()) {
      CounterState before = counters.get(counter.getKey());
      if (before == null || before.shift() != counter.getValue().shift()) {
        Rows.put(connection, counter.getKey(), counter.getValue());
      }
    }
    for (News.Break broken : news.breaks()) {
      Rows.broke(connection, broken.series(), broken.at());
    }
    for (Map.Entry<String, String> serial : news.serials().entrySet()) {
      Rows.serial(connection, serial.getKey(), serial.getValue());
    }
  }

  private void apply(Batch batch) {
    long second = batch.start();
    if (batch.seconds() > 0) {
      OpenHour hour = hour(Tier.RAW.block(second));
      if (second - hour.hour() * 3600 >= hour.end()) {
        hour.samples(batch);
        batch.samples().keySet().forEach(id -> extend(id, second, second + batch.seconds()));
      }
    }
    for (Batch.MinuteEntry entry : batch.minutes()) {
      hour(Math.floorDiv(entry.minute(), 60L)).minute(entry);
      long end = (entry.minute() + 1) * 60;
      extend(entry.series(), end - 60, end);
      counters.computeIfPresent(
          entry.series(),
          (id, state) ->
              state.at() > end ? state : new CounterState(entry.total(), state.shift(), end));
    }
  }

  private OpenHour hour(long hour) {
    firstRows.putIfAbsent(hour, sequence);
    return open.computeIfAbsent(hour, OpenHour::new);
  }

  private void extend(int id, long begin, long end) {
    known.computeIfPresent(
        id,
        (unused, one) ->
            one.first() <= begin && one.last() >= end
                ? one
                : new Rows.Known(
                    one.series(), Math.min(one.first(), begin), Math.max(one.last(), end)));
  }

  /**
   * Makes blocks of all open hours before one.
   *
   * @return whether there were any
   * @throws FileException when they are still open
   */
  public synchronized boolean seal(long before) throws FileException {
    List<OpenHour> ended = List.copyOf(open.headMap(before).values());
    if (ended.isEmpty()) {
      return false;
    }
    long done =
        Math.max(
            sealed,
            firstRows.tailMap(before).values().stream()
                .mapToLong(row -> row - 1)
                .min()
                .orElse(sequence));
    file.change(
        connection -> {
          for (OpenHour hour : ended) {
            keep(connection, hour);
          }
          for (Map.Entry<Integer, CounterState> counter : counters.entrySet()) {
            Rows.put(connection, counter.getKey(), counter.getValue());
          }
          Rows.mark(connection, SEALED, done);
          return true;
        });
    sealed = done;
    open.headMap(before).clear();
    firstRows.headMap(before).clear();
    for (OpenHour hour : ended) {
      rollAgain(Math.floorDiv(hour.hour(), 24L));
    }
    return true;
  }

  private void keep(Connection connection, OpenHour hour) throws SQLException {
    for (int id : hour.measured()) {
      blocks.keepRaw(connection, hour, id);
      keepMinutes(connection, hour, id);
    }
    for (int id : hour.counted()) {
      keepMinutes(connection, hour, id);
    }
  }

  private void keepMinutes(Connection connection, OpenHour hour, int id) throws SQLException {
    Rows.Known one = known.get(id);
    Optional<Slots> minutes = hour.minutes(id);
    if (one != null && minutes.isPresent()) {
      blocks.keep(connection, Tier.MINUTE, hour.hour(), one.series(), minutes.get());
      Rows.put(connection, one);
    }
  }

  /** A day whose quarters are made already got other minutes: the clock had been set back. */
  private void rollAgain(long day) throws FileException {
    if (rolled == Long.MIN_VALUE) {
      rolled = day;
    } else if (day < rolled) {
      rollDay(day);
    }
  }

  /**
   * Makes the quarters of days that have ended.
   *
   * @param today the day that goes on, of the epoch
   */
  public synchronized void roll(long today) throws FileException {
    while (rolled != Long.MIN_VALUE && rolled < today) {
      long from = rolled;
      long next = file.read(c -> Rows.next(c, Tier.MINUTE, from * 24).orElse(Long.MAX_VALUE));
      long day = next == Long.MAX_VALUE ? today : Math.floorDiv(next, 24L);
      if (day < today) {
        rollDay(day);
      }
      rolled = Math.min(today, day + 1);
      long done = rolled;
      file.change(
          c -> {
            Rows.mark(c, ROLLED, done);
            return true;
          });
    }
  }

  private void rollDay(long day) throws FileException {
    TreeMap<Integer, Series> all = new TreeMap<>();
    known.forEach((id, one) -> all.put(id, one.series()));
    file.change(
        connection -> {
          blocks.roll(connection, day, all);
          return true;
        });
  }

  /** The first day, of the epoch, whose quarters are not made yet: its minutes are to be read. */
  public synchronized long rolled() {
    return rolled == Long.MIN_VALUE ? 0 : rolled;
  }

  /** The seconds of an hour of a series: values and {@link Column#GAP}. */
  public synchronized Optional<long[]> raw(Series series, long hour) throws FileException {
    Optional<long[]> kept = file.read(c -> blocks.raw(c, hour, series.id()));
    Optional<long[]> going =
        Optional.ofNullable(open.get(hour)).flatMap(one -> one.raw(series.id()));
    if (kept.isEmpty() || going.isEmpty()) {
      return kept.isPresent() ? kept : going;
    }
    long[] both = kept.get();
    for (int i = 0; i < both.length; i++) {
      both[i] = going.get()[i] == Column.GAP ? both[i] : going.get()[i];
    }
    return Optional.of(both);
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
      open.subMap(from, to)
          .forEach((hour, one) -> one.minutes(series.id()).ifPresent(now -> put(found, hour, now)));
    }
    return found;
  }

  private static void put(TreeMap<Long, Slots> found, long block, Slots newer) {
    found.merge(
        block,
        newer,
        (older, going) -> {
          older.overlay(going);
          return older;
        });
  }

  /** When the counter of a series was set back or its device replaced, in order of time. */
  public synchronized List<Long> breaks(Series series, long from, long to) throws FileException {
    return file.read(connection -> Rows.breaks(connection, series.id(), from, to));
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
