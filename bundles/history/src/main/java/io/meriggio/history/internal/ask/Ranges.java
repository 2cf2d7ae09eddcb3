// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.ask;

import io.meriggio.history.HistorySeries.Range;
import io.meriggio.history.internal.store.Series;
import io.meriggio.history.internal.store.Slots;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Averages, minima and maxima of steps: each slot weighs as long as it was known. */
final class Ranges {
  private final Steps steps;
  private final Series series;
  private final double[] sums;
  private final long[] seconds;
  private final long[] minima;
  private final long[] maxima;
  private int step;

  Ranges(Steps steps, Series series) {
    this.steps = steps;
    this.series = series;
    sums = new double[steps.count()];
    seconds = new long[steps.count()];
    minima = new long[steps.count()];
    maxima = new long[steps.count()];
    Arrays.fill(minima, Long.MAX_VALUE);
    Arrays.fill(maxima, Long.MIN_VALUE);
  }

  boolean take(long begin, Slots slots, int slot) {
    while (step < steps.count() && begin >= steps.end(step)) {
      step++;
    }
    if (step == steps.count() || begin < steps.begin(step)) {
      return step < steps.count();
    }
    sums[step] += (double) slots.value(slot) * slots.seconds(slot);
    seconds[step] += slots.seconds(slot);
    minima[step] = Math.min(minima[step], slots.minimum(slot));
    maxima[step] = Math.max(maxima[step], slots.maximum(slot));
    return true;
  }

  List<Range> rows() {
    return IntStream.range(0, steps.count()).mapToObj(this::row).toList();
  }

  private Range row(int number) {
    if (seconds[number] == 0) {
      return new Range(
          steps.at(number), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }
    return new Range(
        steps.at(number),
        OptionalDouble.of(series.value(sums[number] / seconds[number])),
        OptionalDouble.of(series.value(minima[number])),
        OptionalDouble.of(series.value(maxima[number])));
  }
}
