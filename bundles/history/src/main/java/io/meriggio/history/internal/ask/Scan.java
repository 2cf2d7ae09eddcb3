// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.ask;

import io.meriggio.history.Step;
import io.meriggio.history.internal.code.Column;
import io.meriggio.history.internal.store.HistoryStore;
import io.meriggio.history.internal.store.Series;
import io.meriggio.history.internal.store.Slots;
import io.meriggio.history.internal.store.Span;
import io.meriggio.history.internal.store.Tier;
import io.meriggio.memory.file.FileException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Known slots of a series in order of time, of the coarsest tier that fits the steps. */
final class Scan {
  private static final long DAY = 86_400;
  private static final long HOUR = 3600;

  /** So many blocks are read while nobody else may write. */
  private static final long AT_ONCE = 24;

  private final HistoryStore store;
  private final Span span;
  private final Series series;

  /** Takes a slot; tells whether more are wanted. */
  @FunctionalInterface
  interface Sink {
    boolean take(long begin, Slots slots, int slot);
  }

  Scan(HistoryStore store, Span span) {
    this.store = store;
    this.span = span;
    this.series = span.series();
  }

  /** The tier that steps need. */
  static Tier tier(Steps steps) {
    if (steps.step() == Step.RAW) {
      return Tier.RAW;
    }
    return steps.step() != Step.MINUTE && steps.fit(Tier.QUARTER.length())
        ? Tier.QUARTER
        : Tier.MINUTE;
  }

  /**
   * Goes through a span of time; nothing is looked for where the series has no history.
   *
   * @param from second of the epoch
   * @param to exclusive
   */
  void run(Tier tier, long from, long to, Sink sink) throws FileException {
    long begin = Math.max(from, Math.floorDiv(span.from(), HOUR) * HOUR);
    long end = Math.min(to, span.to());
    long at = begin;
    if (tier == Tier.QUARTER) {
      long rolled = Math.min(end, store.rolled() * DAY);
      if (at < rolled && !blocks(Tier.QUARTER, at, rolled, sink)) {
        return;
      }
      at = Math.max(at, rolled);
    }
    blocks(tier == Tier.RAW ? Tier.RAW : Tier.MINUTE, at, end, sink);
  }

  private boolean blocks(Tier tier, long from, long to, Sink sink) throws FileException {
    long last = -Math.floorDiv(-to, tier.span());
    for (long block = tier.block(from); block < last; block += AT_ONCE) {
      TreeMap<Long, Slots> found = read(tier, block, Math.min(last, block + AT_ONCE));
      for (Map.Entry<Long, Slots> one : found.entrySet()) {
        if (!slots(one.getValue(), one.getKey() * tier.span(), from, to, sink)) {
          return false;
        }
      }
    }
    return true;
  }

  private TreeMap<Long, Slots> read(Tier tier, long from, long to) throws FileException {
    if (tier != Tier.RAW) {
      return store.slots(series, tier, from, to);
    }
    TreeMap<Long, Slots> found = new TreeMap<>();
    for (long hour = from; hour < to; hour++) {
      long at = hour;
      seconds(hour).ifPresent(slots -> found.put(at, slots));
    }
    return found;
  }

  private static boolean slots(Slots slots, long begin, long from, long to, Sink sink) {
    int length = slots.length();
    for (int slot = 0; slot < slots.count(); slot++) {
      long at = begin + (long) slot * length;
      if (at >= from && at < to && slots.seconds(slot) > 0 && !sink.take(at, slots, slot)) {
        return false;
      }
    }
    return true;
  }

  private Optional<Slots> seconds(long hour) throws FileException {
    return store
        .raw(series, hour)
        .map(
            values -> {
              Slots slots = new Slots(values.length, 1);
              for (int second = 0; second < values.length; second++) {
                if (values[second] != Column.GAP) {
                  slots.set(second, values[second], 1);
                }
              }
              return slots;
            });
  }
}
