// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.ask;

import io.meriggio.history.HistorySeries.Amount;
import io.meriggio.history.internal.store.Series;
import io.meriggio.history.internal.store.Slots;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Energies of steps from what a counter showed at the end of each slot.
 *
 * <p>What a device's counter has counted over a gap is known; when it happened isn't, so a gap that
 * reaches from one step into another is shared by time and both are incomplete. Nothing is lost:
 * the steps add up to what the counter counted. Of what we count ourselves nothing is known of a
 * gap.
 */
final class Amounts {
  private static final double ENOUGH = 0.99;

  private final Steps steps;
  private final Series series;
  private final long first;
  private final double[] amounts;
  private final double[] covered;
  private final boolean[] told;
  private final boolean[] broken;
  private boolean begun;
  private long lastEnd;
  private long lastTotal;

  /**
   * @param first the second from which the series is recorded: what we count begins with 0
   */
  Amounts(Steps steps, Series series, long first) {
    this.steps = steps;
    this.first = first;
    this.series = series;
    amounts = new double[steps.count()];
    covered = new double[steps.count()];
    told = new boolean[steps.count()];
    broken = new boolean[steps.count()];
  }

  /** Slots from well before the first step to the first that is known behind the last step. */
  boolean take(long begin, Slots slots, int slot) {
    long end = begin + slots.length();
    long total = slots.value(slot);
    boolean beginning = series.kind() == Series.Kind.FLOW && begin <= first;
    if (begun || beginning) {
      double counted = Math.max(0, total - lastTotal);
      if (begin <= lastEnd || series.kind() == Series.Kind.FLOW) {
        within(begin, counted, slots.seconds(slot), slots.length());
      } else {
        bridge(end, counted);
      }
    }
    begun = true;
    lastEnd = end;
    lastTotal = Math.max(lastTotal, total);
    return end < steps.to();
  }

  /** All of it belongs to the step that holds the slot. */
  private void within(long begin, double counted, int known, int length) {
    int step = steps.holding(begin);
    if (step >= 0) {
      amounts[step] += counted;
      covered[step] += series.kind() == Series.Kind.FLOW ? known : length;
      told[step] = true;
    }
  }

  /** From the last slot over a gap to the end of this one. */
  private void bridge(long end, double counted) {
    int first = steps.holding(lastEnd);
    int last = steps.holding(end - 1);
    double span = end - lastEnd;
    for (int step = Math.max(0, first); step < steps.count() && steps.begin(step) < end; step++) {
      double part = Math.min(end, steps.end(step)) - Math.max(lastEnd, steps.begin(step));
      if (part > 0) {
        amounts[step] += counted * part / span;
        told[step] = true;
        covered[step] += first == last ? part : 0;
      }
    }
  }

  /** In the step that holds this second something of the energy isn't known. */
  void broken(long second) {
    int step = steps.holding(second);
    if (step >= 0) {
      broken[step] = true;
    }
  }

  List<Amount> rows() {
    return IntStream.range(0, steps.count()).mapToObj(this::row).toList();
  }

  private Amount row(int step) {
    boolean complete = told[step] && !broken[step] && covered[step] >= ENOUGH * steps.length(step);
    OptionalDouble amount =
        told[step] ? OptionalDouble.of(series.value(amounts[step])) : OptionalDouble.empty();
    return new Amount(steps.at(step), amount, complete);
  }
}
