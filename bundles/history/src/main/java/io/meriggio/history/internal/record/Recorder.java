// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.record;

import io.meriggio.history.internal.store.HistoryStore;
import io.meriggio.history.internal.store.Room;
import io.meriggio.memory.file.FileException;
import java.time.Instant;
import java.util.SortedSet;

/**
 * Takes what is known each second and brings it to the file every ten, on a grid of whole seconds
 * of the epoch.
 *
 * <p>A second that came late is as the one after it; more than a few that nobody saw are a gap. A
 * clock that is set forward leaves a gap; one that is set back by up to a minute is waited for; one
 * that is set back further ends the hour that goes on, and what is recorded then takes the place of
 * what was recorded under those times before.
 *
 * <p>Threads: one at a time.
 */
public final class Recorder {
  /** Earlier than this a machine without a battery for its clock believes to be after a start. */
  public static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");

  private static final int EVERY = 10;
  private static final long LATE = 5;
  private static final long WAITED_FOR = 60;
  private static final double JUMP = 2.5;
  private static final long HOUR = 3600;

  /** The energies of an hour's last minute come a moment after it. */
  private static final long AFTERWARDS = 20;

  private static final int TRIES = 4;

  private final HistoryStore store;
  private final Room room;
  private final Unsaved unsaved;
  private final Tracks tracks;
  private final Flows flows;
  private final Pending pending = new Pending();
  private boolean begun;
  private long last;
  private long lastNanos;

  /**
   * @param most how many series devices may have
   */
  public Recorder(HistoryStore store, Room room, Board board, int most) {
    this.store = store;
    this.room = room;
    this.unsaved = new Unsaved(store);
    this.tracks = new Tracks(store, board, unsaved, most);
    this.flows = new Flows(store, board, unsaved);
  }

  /**
   * A second, or about one, has gone by.
   *
   * @param wall the clock of the machine
   * @param nanos running time that no clock setting moves
   * @return whether something is recorded: not when the clock isn't set
   * @throws FileException when what waits could not be kept; it is tried again with a later second
   */
  public boolean tick(Instant wall, long nanos) throws FileException {
    if (wall.isBefore(FIRST)) {
      begun = false;
      return false;
    }
    long second = wall.getEpochSecond();
    if (!begun) {
      begin(second, nanos);
    }
    long back = last - second;
    if (back >= 0 && back <= WAITED_FOR) {
      return true;
    }
    if (back > WAITED_FOR) {
      setBack(second, nanos);
    }
    double jump = Math.abs(second - last - (nanos - lastNanos) / 1e9);
    if (second - last > LATE || second - last > 1 && jump > JUMP) {
      skipTo(second);
    }
    tracks.look(second, nanos);
    while (last < second) {
      take(last + 1);
    }
    lastNanos = nanos;
    return true;
  }

  /** Goes on where the file ends, if that is not in the future. */
  private void begin(long second, long nanos) {
    begun = true;
    last = second - 1;
    lastNanos = nanos - 1_000_000_000L;
    long end = store.end().orElse(Long.MIN_VALUE);
    if (end > second && end - second <= WAITED_FOR) {
      last = end - 1;
    } else if (end > second) {
      last = end + WAITED_FOR;
    }
  }

  private void setBack(long second, long nanos) throws FileException {
    if (!pending.isEmpty()) {
      flush();
    }
    store.seal(Long.MAX_VALUE);
    last = second - 1;
    lastNanos = nanos - 1_000_000_000L;
  }

  private void skipTo(long second) throws FileException {
    if (pending.seconds() > 0) {
      flush();
    }
    last = second - 1;
  }

  private void take(long second) throws FileException {
    last = second;
    pending.begin(second);
    tracks.measured(track -> pending.add(track.series().id(), track.value()));
    tracks.second();
    if ((second + 1) % 60 == 0) {
      pending.add(tracks.minute(second / 60));
    }
    pending.add(flows.take(second));
    boolean hourEnds = (second + 1) % HOUR == 0;
    if (pending.seconds() % EVERY == 0 || hourEnds) {
      try {
        flush();
      } finally {
        if (hourEnds || pending.seconds() >= Pending.MOST) {
          pending.forgetSeconds();
        }
      }
    }
    if (second % HOUR >= AFTERWARDS && pending.isEmpty()) {
      seal(second / HOUR);
    }
  }

  /**
   * Brings what waits to the file.
   *
   * @throws FileException when it can't be; it still waits
   */
  public void flush() throws FileException {
    if (pending.isEmpty()) {
      return;
    }
    for (int tried = 1; ; tried++) {
      try {
        store.flush(pending.batch(last + 1), unsaved.news());
        break;
      } catch (FileException e) {
        if (e.reason() != FileException.Reason.FULL || tried == TRIES || !room.make(last / HOUR)) {
          throw e;
        }
        store.fold();
      }
    }
    unsaved.saved();
    pending.clear();
  }

  private void seal(long hour) throws FileException {
    for (int tried = 1; ; tried++) {
      try {
        if (store.seal(hour)) {
          store.roll(hour / 24);
          room.keep(hour);
        }
        return;
      } catch (FileException e) {
        if (e.reason() != FileException.Reason.FULL || tried == TRIES || !room.make(hour)) {
          throw e;
        }
        store.fold();
      }
    }
  }

  /** How many seconds wait to be kept. */
  public int waiting() {
    return pending.seconds();
  }

  /** Points that are not recorded because there are too many. */
  public SortedSet<String> leftOut() {
    return tracks.leftOut();
  }
}
