// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.record;

import io.meriggio.history.internal.store.CounterState;
import io.meriggio.history.internal.store.HistoryStore;
import io.meriggio.history.internal.store.News;
import io.meriggio.history.internal.store.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What changed beside the values and isn't in the file yet, before what is.
 *
 * <p>Threads: one at a time.
 */
final class Unsaved {
  private final HistoryStore store;
  private final Map<Integer, CounterState> counters = new TreeMap<>();
  private final List<News.Break> breaks = new ArrayList<>();
  private final Map<String, String> serials = new TreeMap<>();

  Unsaved(HistoryStore store) {
    this.store = store;
  }

  /** Where the counter of a series stands. */
  Optional<CounterState> counter(Series series) {
    return Optional.ofNullable(counters.get(series.id())).or(() -> store.counter(series));
  }

  void counter(Series series, CounterState state) {
    counters.put(series.id(), state);
  }

  /** The counter of a series was set back, or its device replaced, at a second of the epoch. */
  void broke(Series series, long second) {
    breaks.add(new News.Break(series.id(), second));
  }

  /** The serial number of a device. */
  Optional<String> serial(String device) {
    return Optional.ofNullable(serials.get(device)).or(() -> store.serial(device));
  }

  void serial(String device, String number) {
    serials.put(device, number);
  }

  /** All of it. */
  News news() {
    return new News(Map.copyOf(counters), List.copyOf(breaks), Map.copyOf(serials));
  }

  /** It is in the file. */
  void saved() {
    counters.clear();
    breaks.clear();
    serials.clear();
  }
}
