// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal;

import io.meriggio.configuration.HistoryConfiguration;
import io.meriggio.device.Text;
import io.meriggio.history.History;
import io.meriggio.history.HistoryAnswer;
import io.meriggio.history.HistoryException;
import io.meriggio.history.HistoryHealth;
import io.meriggio.history.HistoryHealth.State;
import io.meriggio.history.HistoryQuery;
import io.meriggio.history.RecordedPoint;
import io.meriggio.history.internal.ask.Answers;
import io.meriggio.history.internal.record.Board;
import io.meriggio.history.internal.record.Recorder;
import io.meriggio.history.internal.store.HistoryStore;
import io.meriggio.history.internal.store.Room;
import io.meriggio.memory.LiveFile;
import io.meriggio.memory.file.DatabaseFiles;
import io.meriggio.memory.file.FileException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history of one file: opened, begun afresh when it is damaged, and off when it can't be used.
 * Whatever happens, the gateway goes on.
 *
 * <p>Threads: {@link #tick} and {@link #close} from one thread at a time; the rest from any.
 */
public final class HistoryService implements History, LiveFile, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryService.class);
  private static final long MEGABYTE = 1_000_000;

  private final DatabaseFiles files;
  private final Path path;
  private final Clock clock;
  private final Board board;
  private final Supplier<ZoneId> zone;
  private final HistoryConfiguration wanted;
  private volatile Optional<Opened> opened = Optional.empty();
  private volatile State state = State.OFF;
  private volatile Text text = Text.NONE;
  private volatile Text start = Text.NONE;
  private int told;

  private record Opened(HistoryStore store, Recorder recorder, Answers answers) {}

  /**
   * Opens the file; also when that fails there is a history, which is off.
   *
   * @param clock for what is recorded and for names of files
   * @param board where what is known is put
   * @param zone whose calendar answers follow
   */
  public HistoryService(
      DatabaseFiles files,
      Path path,
      Clock clock,
      Board board,
      Supplier<ZoneId> zone,
      HistoryConfiguration wanted) {
    this.files = files;
    this.path = path;
    this.clock = clock;
    this.board = board;
    this.zone = zone;
    this.wanted = wanted;
    open();
  }

  private void open() {
    try {
      opened = Optional.of(take(HistoryStore.open(files, path)));
      state = State.RECORDING;
    } catch (FileException e) {
      if (e.reason() == FileException.Reason.DAMAGED) {
        beginAfresh(e);
      } else {
        off(HistoryTexts.text("off.file", path, e.text()));
      }
    }
  }

  private Opened take(HistoryStore store) throws FileException {
    long bytes = wanted.limitMegabytes() * MEGABYTE;
    store.limit(bytes);
    Room room =
        new Room(
            store,
            new Room.Limits(
                bytes, Duration.ofDays(wanted.rawDays()), Duration.ofDays(wanted.minuteDays())));
    return new Opened(
        store, new Recorder(store, room, board, wanted.maxSeries()), new Answers(store, zone));
  }

  private void beginAfresh(FileException damage) {
    opened.ifPresent(one -> one.store().close());
    opened = Optional.empty();
    try {
      Path aside = files.setAside(path, clock);
      start = HistoryTexts.text("afresh", path, damage.text(), aside.getFileName());
      LOG.error("{}", start.english());
      opened = Optional.of(take(HistoryStore.open(files, path)));
      state = State.AFRESH;
    } catch (IOException e) {
      off(HistoryTexts.text("off.file", path, e.toString()));
    } catch (FileException e) {
      off(HistoryTexts.text("off.file", path, e.text()));
    }
  }

  private void off(Text why) {
    state = State.OFF;
    text = why;
    LOG.error("{}", why.english());
  }

  /**
   * A second has gone by.
   *
   * @param nanos running time that no clock setting moves
   */
  public void tick(long nanos) {
    if (opened.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    try {
      Recorder recorder = opened.get().recorder();
      boolean recording = recorder.tick(now, nanos);
      if (recording) {
        goesOn();
        crowded(recorder.leftOut());
      } else {
        say(State.WAITING_FOR_CLOCK, HistoryTexts.text("paused.clock", now));
      }
    } catch (FileException e) {
      failed(e);
    }
  }

  private void failed(FileException e) {
    switch (e.reason()) {
      case DAMAGED -> beginAfresh(e);
      case FULL -> say(State.PAUSED, HistoryTexts.text("paused.full", path));
      default -> say(State.PAUSED, HistoryTexts.text("paused.failed", path, e.text()));
    }
  }

  /** Told once until it goes on. */
  private void say(State now, Text words) {
    if (state != now) {
      LOG.warn("{}", words.english());
    }
    state = now;
    text = words;
  }

  /** The second after a failed flush is no proof: the next flush is. */
  private void goesOn() {
    if (state == State.PAUSED && opened.get().recorder().waiting() > 0) {
      return;
    }
    if (state == State.PAUSED || state == State.WAITING_FOR_CLOCK) {
      LOG.info("The history is recorded again");
    }
    state = start.isEmpty() ? State.RECORDING : State.AFRESH;
    text = Text.NONE;
  }

  private void crowded(SortedSet<String> leftOut) {
    if (leftOut.size() > told) {
      told = leftOut.size();
      String words =
          HistoryTexts.text("crowded", wanted.maxSeries(), told, leftOut.first()).english();
      // no fault: a large site has more points than a card should bear
      LOG.info("{}", words);
    }
  }

  private Opened require() throws HistoryException {
    Optional<Opened> now = opened;
    if (now.isEmpty()) {
      throw new HistoryException(HistoryException.Reason.UNAVAILABLE, text);
    }
    return now.get();
  }

  @Override
  public List<RecordedPoint> points() {
    return opened.map(one -> one.answers().points()).orElse(List.of());
  }

  @Override
  public HistoryAnswer answer(HistoryQuery query) throws HistoryException {
    return require().answers().answer(query);
  }

  @Override
  public HistoryHealth health() {
    long bytes = 0;
    try {
      bytes = opened.isPresent() ? opened.get().store().used() : 0;
    } catch (FileException e) {
      LOG.debug("The size of the history is unknown", e);
    }
    return new HistoryHealth(
        state, text.and(" ", start), bytes, wanted.limitMegabytes() * MEGABYTE);
  }

  @Override
  public Path path() {
    return path;
  }

  /** What waits to be kept is not in it; seconds that go by meanwhile may become a gap. */
  @Override
  public void copyTo(Path target) throws IOException {
    Optional<Opened> now = opened;
    if (now.isEmpty()) {
      throw new IOException(text.english());
    }
    try {
      now.get().store().copy(target);
    } catch (FileException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Brings what waits to the file and closes it. */
  @Override
  public void close() {
    Optional<Opened> last = opened;
    opened = Optional.empty();
    if (last.isPresent()) {
      try {
        last.get().recorder().flush();
      } catch (FileException e) {
        LOG.warn("The last seconds of the history are lost: {}", e.getMessage());
      }
      last.get().store().close();
    }
  }
}
