// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.record;

import io.meriggio.controller.EnergyFlow;
import io.meriggio.controller.EnergyFlows;
import io.meriggio.controller.Figure;
import io.meriggio.device.Unit;
import io.meriggio.history.History;
import io.meriggio.history.internal.store.Batch;
import io.meriggio.history.internal.store.CounterState;
import io.meriggio.history.internal.store.HistoryStore;
import io.meriggio.history.internal.store.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plant's energy flows as counters: what went where, added up over minutes.
 *
 * <p>Threads: one at a time.
 */
final class Flows {
  /** A hundredth of a Wh: a minute of a few watts counts. */
  private static final int DECIMALS = 2;

  /** Flows of another time than this are those of a clock that was wrong. */
  private static final Duration LATEST = Duration.ofMinutes(15);

  private final HistoryStore store;
  private final Board board;
  private final Unsaved unsaved;
  private final Map<EnergyFlow, Double> remainders = new EnumMap<>(EnergyFlow.class);

  Flows(HistoryStore store, Board board, Unsaved unsaved) {
    this.store = store;
    this.board = board;
    this.unsaved = unsaved;
  }

  /**
   * What the board has of minutes that have ended.
   *
   * @param second now
   */
  List<Batch.MinuteEntry> take(long second) {
    List<Batch.MinuteEntry> entries = new ArrayList<>();
    for (EnergyFlows ended : board.takeFlows()) {
      if (Math.abs(second - ended.to().getEpochSecond()) <= LATEST.toSeconds()) {
        for (EnergyFlow flow : EnergyFlow.values()) {
          take(flow, ended, second).ifPresent(entries::add);
        }
      }
    }
    return entries;
  }

  private Optional<Batch.MinuteEntry> take(EnergyFlow flow, EnergyFlows ended, long second) {
    Figure figure = ended.figure(flow);
    return series(flow, ended)
        .filter(series -> figure.isKnown())
        .map(series -> entry(series, total(flow, series, figure, second), ended));
  }

  private Optional<Series> series(EnergyFlow flow, EnergyFlows ended) {
    long from = Math.floorDiv(ended.from().getEpochSecond(), 60L) * 60;
    return store.series(History.PLANT, flow.id(), Unit.WATT_HOUR, Series.Kind.FLOW, DECIMALS, from);
  }

  private long total(EnergyFlow flow, Series series, Figure figure, long second) {
    double exact =
        figure.value().orElseThrow() * Math.pow(10, DECIMALS) + remainders.getOrDefault(flow, 0.0);
    long counted = (long) Math.floor(exact);
    remainders.put(flow, exact - counted);
    long before = unsaved.counter(series).map(CounterState::total).orElse(0L);
    long total = before + Math.max(0, counted);
    unsaved.counter(series, new CounterState(total, 0, second));
    return total;
  }

  private static Batch.MinuteEntry entry(Series series, long total, EnergyFlows ended) {
    long minute = Math.floorDiv(ended.to().minusMillis(1).getEpochSecond(), 60L);
    double known = Duration.between(ended.from(), ended.to()).toMillis() / 1000.0;
    int seconds = (int) Math.max(1, Math.min(60, Math.round(known)));
    return new Batch.MinuteEntry(series.id(), minute, total, seconds);
  }
}
