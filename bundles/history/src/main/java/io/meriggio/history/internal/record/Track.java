// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.record;

import io.meriggio.history.internal.code.Column;
import io.meriggio.history.internal.store.Series;

/**
 * A series and what is known of it now.
 *
 * <p>Threads: one at a time.
 */
final class Track {
  private final Series series;
  private final Counter counter;
  private long value = Column.GAP;
  private int seconds;

  /**
   * @param counter of a counted energy; of a measured figure it is never asked
   */
  Track(Series series, Counter counter) {
    this.series = series;
    this.counter = counter;
  }

  Series series() {
    return series;
  }

  Counter counter() {
    return counter;
  }

  /** The value that holds from now on, or {@link Column#GAP}. */
  void value(long now) {
    value = now;
  }

  long value() {
    return value;
  }

  /** A second has gone by. */
  void second() {
    seconds += value == Column.GAP ? 0 : 1;
  }

  /** In how many seconds it was known since the last call; at most a minute. */
  int takeSeconds() {
    int known = Math.min(60, seconds);
    seconds = 0;
    return known;
  }
}
