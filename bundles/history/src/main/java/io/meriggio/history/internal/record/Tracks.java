// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.record;

import io.meriggio.controller.PlantNow;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import io.meriggio.history.History;
import io.meriggio.history.internal.code.Column;
import io.meriggio.history.internal.store.Batch;
import io.meriggio.history.internal.store.CounterState;
import io.meriggio.history.internal.store.HistoryStore;
import io.meriggio.history.internal.store.Series;
import io.meriggio.history.internal.store.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * From what the board shows to values of series. A value holds until the next reading, as long as
 * the host calls it fresh; what is stale, BAD or no longer told is a gap.
 *
 * <p>Threads: one at a time.
 */
final class Tracks {
  private static final String SERIAL_NUMBER = "serial_number";

  /** Enough for a counter that is polled every five minutes, and stale after ten. */
  private static final Duration SILENT_DEVICE = Duration.ofMinutes(15);

  /** The plant is told each second. */
  private static final Duration SILENT_PLANT = Duration.ofSeconds(5);

  private final HistoryStore store;
  private final Board board;
  private final int most;
  private final Map<String, Map<String, Track>> tracks = new HashMap<>();
  private final Map<String, Snapshot> taken = new HashMap<>();
  private final TreeSet<String> leftOut = new TreeSet<>();
  private final Unsaved unsaved;
  private int ofDevices;

  /**
   * @param unsaved takes what changes beside the values
   * @param most how many series devices may have; those of the plant are always recorded
   */
  Tracks(HistoryStore store, Board board, Unsaved unsaved, int most) {
    this.store = store;
    this.board = board;
    this.unsaved = unsaved;
    this.most = most;
  }

  /** Looks at the board. */
  void look(long second, long nanos) {
    tracks.keySet().removeIf(device -> !device.equals(History.PLANT) && gone(device));
    board
        .devices()
        .forEach(
            (device, seen) -> {
              if (nanos - seen.nanos() > SILENT_DEVICE.toNanos()) {
                clear(device);
                taken.remove(device);
              } else if (taken.get(device) != seen.image()) {
                taken.put(device, seen.image());
                take(seen.image(), second);
              }
            });
    clear(History.PLANT);
    board
        .plant()
        .filter(seen -> nanos - seen.nanos() <= SILENT_PLANT.toNanos())
        .ifPresent(seen -> take(seen.image(), second));
  }

  private boolean gone(String device) {
    if (board.devices().containsKey(device)) {
      return false;
    }
    taken.remove(device);
    ofDevices -= tracks.get(device).size();
    return true;
  }

  private void clear(String device) {
    tracks.getOrDefault(device, Map.of()).values().forEach(track -> track.value(Column.GAP));
  }

  private void take(Snapshot snapshot, long second) {
    String device = snapshot.device();
    clear(device);
    if (device.equals(History.PLANT)) {
      return;
    }
    snapshot.reading(SERIAL_NUMBER).flatMap(Reading::value).ifPresent(v -> serial(device, v));
    for (Reading reading : snapshot.all()) {
      Optional<Double> number = number(reading);
      if (number.isPresent()) {
        track(device, reading, second).ifPresent(track -> take(track, number.get(), second));
      }
    }
  }

  private void serial(String device, Value value) {
    if (value instanceof Value.Text text && !text.text().isBlank()) {
      Optional<String> before = unsaved.serial(device);
      if (before.isEmpty() || !before.get().equals(text.text())) {
        unsaved.serial(device, text.text());
        // also of counters that it has not told yet since the start
        before.ifPresent(
            other ->
                store.spans().stream()
                    .map(Span::series)
                    .filter(series -> series.device().equals(device))
                    .filter(series -> series.kind() == Series.Kind.COUNTER)
                    .forEach(series -> known(series).counter().replaced()));
      }
    }
  }

  private static Optional<Double> number(Reading reading) {
    if (reading.value().isEmpty() || reading.reason() == Reason.STALE) {
      return Optional.empty();
    }
    if (reading.value().get() instanceof Value.Numeric numeric) {
      return Optional.of(numeric.number());
    }
    return reading.value().get() instanceof Value.Flag flag
        ? Optional.of(flag.set() ? 1.0 : 0.0)
        : Optional.empty();
  }

  private Optional<Track> track(String device, Reading reading, long second) {
    String point = reading.point().id();
    Track found = tracks.getOrDefault(device, Map.of()).get(point);
    if (found != null) {
      return Optional.of(found);
    }
    Optional<Series.Kind> kind = Choice.of(reading.point());
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    if (ofDevices >= most) {
      leftOut.add(device + " " + point);
      return Optional.empty();
    }
    Unit unit = reading.point().unit();
    return series(device, point, unit, kind.get(), Choice.decimals(unit), second);
  }

  private Optional<Track> series(
      String device, String point, Unit unit, Series.Kind kind, int decimals, long second) {
    return store.series(device, point, unit, kind, decimals, second).map(this::known);
  }

  private Track known(Series series) {
    return tracks
        .computeIfAbsent(series.device(), unused -> new HashMap<>())
        .computeIfAbsent(
            series.point(),
            unused -> {
              ofDevices += series.device().equals(History.PLANT) ? 0 : 1;
              return new Track(series, new Counter(store.counter(series)));
            });
  }

  private void take(Track track, double number, long second) {
    Series series = track.series();
    long whole = series.whole(number);
    if (series.kind() != Series.Kind.COUNTER || whole == Column.GAP) {
      track.value(whole);
      return;
    }
    if (track.counter().take(whole, second)) {
      unsaved.broke(series, second);
    }
    CounterState state = track.counter().state().orElseThrow();
    unsaved.counter(series, state);
    track.value(state.total());
  }

  private void take(PlantNow now, long second) {
    now.figures()
        .forEach(
            (id, figure) -> {
              Unit unit = figure.unit();
              Optional<Track> track =
                  series(
                      History.PLANT, id, unit, Series.Kind.MEASURED, Choice.decimals(unit), second);
              if (figure.isKnown() && figure.reason() != Reason.STALE) {
                track.ifPresent(t -> t.value(t.series().whole(figure.value().orElseThrow())));
              }
            });
  }

  /** All measured series and what holds for them. */
  void measured(java.util.function.Consumer<Track> each) {
    tracks
        .values()
        .forEach(
            points -> points.values().stream().filter(t -> t.series().isMeasured()).forEach(each));
  }

  /** A second has gone by for the counters. */
  void second() {
    counted().forEach(Track::second);
  }

  private List<Track> counted() {
    return tracks.values().stream()
        .flatMap(points -> points.values().stream())
        .filter(track -> track.series().kind() == Series.Kind.COUNTER)
        .toList();
  }

  /** What the counters showed in a minute that has ended. */
  List<Batch.MinuteEntry> minute(long minute) {
    List<Batch.MinuteEntry> entries = new ArrayList<>();
    for (Track track : counted()) {
      int seconds = track.takeSeconds();
      if (seconds > 0) {
        long total = track.counter().state().orElseThrow().total();
        entries.add(new Batch.MinuteEntry(track.series().id(), minute, total, seconds));
      }
    }
    return entries;
  }

  /** Points that are not recorded because there are too many. */
  TreeSet<String> leftOut() {
    return leftOut;
  }
}
