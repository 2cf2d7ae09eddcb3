// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import io.meriggio.simulator.state.Charger;
import io.meriggio.simulator.state.PlantState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was true of a site, ten times a second, in the order of time. */
final class Trace {
  private static final int PERIOD = 100;

  private final long start = System.nanoTime();
  private final ChargingSite site;
  private final List<Seen> all = new ArrayList<>();

  /**
   * One look.
   *
   * @param seconds since the beginning of the trace
   * @param withdrawal from the grid, W
   * @param house W
   * @param left offered, A
   * @param right offered, A
   * @param cars drawn by both, W
   */
  record Seen(
      double seconds, double withdrawal, double house, double left, double right, double cars) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%6.1f s: %5.0f W drawn, house %5.0f W, cars %5.0f W (%4.1f A, %4.1f A)",
          seconds,
          withdrawal,
          house,
          cars,
          left,
          right);
    }
  }

  Trace(ChargingSite site) {
    this.site = site;
  }

  /** Looks for so long; gives back what was seen. */
  List<Seen> watch(Duration time) throws InterruptedException {
    int from = all.size();
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      all.add(look());
      Pause.millis(PERIOD);
    }
    return List.copyOf(all.subList(from, all.size()));
  }

  private Seen look() {
    PlantState now = site.truth();
    Charger left = now.units().chargers().get(0);
    Charger right = now.units().chargers().get(1);
    return new Seen(
        (System.nanoTime() - start) / 1e9,
        Math.max(0, -now.grid().power().total()),
        now.house().total(),
        left.limit(),
        right.limit(),
        left.power().total() + right.power().total());
  }

  /** The longest time without a break in which more was drawn, s. */
  double longestAbove(double watts) {
    double longest = 0;
    double since = -1;
    for (Seen seen : all) {
      if (seen.withdrawal() <= watts) {
        since = -1;
      } else if (since < 0) {
        since = seen.seconds();
      } else {
        longest = Math.max(longest, seen.seconds() - since);
      }
    }
    return longest;
  }

  /** What was seen, where something changed. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    Seen last = null;
    for (Seen seen : all) {
      boolean changed =
          last == null
              || last.left() != seen.left()
              || last.right() != seen.right()
              || last.house() != seen.house();
      if (changed) {
        text.append(seen).append('\n');
      }
      last = seen;
    }
    return text.append(last).toString();
  }
}
