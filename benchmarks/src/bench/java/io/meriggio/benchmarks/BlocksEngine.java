// SPDX-License-Identifier: Apache-2.0
package io.meriggio.benchmarks;

import io.meriggio.device.Unit;
import io.meriggio.history.HistoryQuery;
import io.meriggio.history.Step;
import io.meriggio.history.internal.ask.Answers;
import io.meriggio.history.internal.store.Batch;
import io.meriggio.history.internal.store.HistoryStore;
import io.meriggio.history.internal.store.News;
import io.meriggio.history.internal.store.Room;
import io.meriggio.history.internal.store.Series;
import io.meriggio.memory.internal.SqliteFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Our own, as the recorder uses it: a flush every ten seconds, blocks every hour. */
final class BlocksEngine implements HistoryEngine {
  private static final int EVERY = 10;

  private final HistoryStore store;
  private final Room room;
  private final List<Series> series = new ArrayList<>();
  private final long[][] pending;
  private final int every;
  private int seconds;
  private long acknowledged = -1;

  BlocksEngine(Path folder, int channels) throws Exception {
    this(folder, channels, EVERY);
  }

  BlocksEngine(Path folder, int channels, int every) throws Exception {
    this.every = every;
    store = HistoryStore.open(new SqliteFiles(Optional.empty()), folder.resolve("history.db"));
    room = new Room(store, new Room.Limits(512_000_000, Duration.ofDays(10), Duration.ofDays(100)));
    for (int i = 0; i < channels; i++) {
      series.add(
          store
              .series("d", "p" + i, Unit.WATT, Series.Kind.MEASURED, 0, HistoryBenchmark.T0)
              .orElseThrow());
    }
    pending = new long[channels][every];
  }

  @Override
  public long append(long second, long[] values) throws Exception {
    for (int i = 0; i < values.length; i++) {
      pending[i][seconds] = values[i];
    }
    seconds++;
    if (seconds == every) {
      flush(second + 1);
    }
    return acknowledged;
  }

  private void flush(long end) throws Exception {
    Map<Integer, long[]> samples = new TreeMap<>();
    for (int i = 0; i < pending.length; i++) {
      samples.put(series.get(i).id(), Arrays.copyOf(pending[i], seconds));
    }
    store.flush(new Batch(end - seconds, seconds, samples, List.of()), News.NONE);
    seconds = 0;
    acknowledged = end - 1;
    if (end % 3600 == 0 && store.seal(end / 3600)) {
      store.roll(end / 86_400);
      room.keep(end / 3600);
    }
  }

  @Override
  public int ask(int channel, long from, long to) throws Exception {
    Step step = to - from > 2 * 86_400 ? Step.DAY : Step.MINUTE;
    return new Answers(store, () -> ZoneId.of("Europe/Rome"))
        .answer(
            new HistoryQuery(
                "d",
                List.of("p" + channel),
                Instant.ofEpochSecond(from),
                Instant.ofEpochSecond(to),
                step))
        .series()
        .get(0)
        .size();
  }

  @Override
  public long last() {
    return store.end().orElse(0L) - 1;
  }

  /** What of the file is in use. */
  long used() throws Exception {
    return store.used();
  }

  @Override
  public void close() {
    store.close();
  }
}
