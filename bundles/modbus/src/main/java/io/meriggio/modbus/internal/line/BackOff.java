// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import java.util.concurrent.TimeUnit;

/**
 * When something that failed may be tried again: after each failure a longer wait, the last one for
 * ever; a success forgets them.
 *
 * <p>Times are of one monotonic clock, in nanoseconds. Threads: any; a reader may see the state
 * just before a change.
 */
final class BackOff {
  private static final int COST_SHARE = 19;

  private final long[] waits;
  private int failures;
  private long until;

  /**
   * @param seconds the waits after the first, second … failure
   */
  BackOff(long... seconds) {
    waits = new long[seconds.length];
    for (int i = 0; i < seconds.length; i++) {
      waits[i] = TimeUnit.SECONDS.toNanos(seconds[i]);
    }
  }

  /** For a unit that does not answer. */
  static BackOff ofUnit() {
    return new BackOff(1, 2, 4, 8, 16, 32, 60);
  }

  /** For a path that can't be opened (stick-and-hub section 1.5). */
  static BackOff ofPath() {
    return new BackOff(1, 2, 5, 10, 30, 60);
  }

  /** For a port of this machine that can't be opened: an adapter is looked for every 5 s. */
  static BackOff ofPort() {
    return new BackOff(1, 2, 5);
  }

  void failed(long now) {
    failed(now, 0);
  }

  /**
   * Notes a failure that took others' time. From the second one on the wait is so long, up to the
   * longest, that such failures take a twentieth of the time at most.
   *
   * @param cost nanoseconds that it took from others
   */
  synchronized void failed(long now, long cost) {
    long step = waits[Math.min(failures, waits.length - 1)];
    long fair = Math.min(COST_SHARE * cost, waits[waits.length - 1]);
    until = now + (failures == 0 ? step : Math.max(step, fair));
    failures++;
  }

  /** Waits this long, whatever failed before. */
  synchronized void hold(long now, long nanos) {
    until = now + nanos;
    failures++;
  }

  synchronized void succeeded() {
    failures = 0;
  }

  /** Nanoseconds until it may be tried again; 0 when it may. */
  synchronized long remaining(long now) {
    return failures == 0 ? 0 : Math.max(0, until - now);
  }

  /** Whether the last try failed. */
  synchronized boolean isFailing() {
    return failures > 0;
  }
}
