// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import java.time.Duration;

/**
 * Pauses between tries that keep failing: 1, 2, 4 … 60 s. Without jitter: devices of one line are
 * put in order by the line.
 *
 * <p>Threads: used by one thread.
 */
final class BackOff {

  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofSeconds(60);

  private int failures;

  /** Counts a failure and says how long to wait before the next try. */
  Duration next() {
    return next(LONGEST);
  }

  /**
   * The same with a shorter longest pause, for tries that cost nobody anything.
   *
   * @param longest the pause is not longer than this
   */
  Duration next(Duration longest) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(failures, 6));
    failures++;
    return pause.compareTo(longest) < 0 ? pause : longest;
  }

  /** The failures since the last success. */
  int failures() {
    return failures;
  }

  /** A try has succeeded. */
  void reset() {
    failures = 0;
  }
}
