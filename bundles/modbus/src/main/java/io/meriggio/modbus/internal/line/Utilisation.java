// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import java.util.concurrent.TimeUnit;

/** The share of the last minute in which a line was busy. Times in nanoseconds of one clock. */
final class Utilisation {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int SECONDS = 60;

  private final long[] busy = new long[SECONDS];
  private final long[] second = new long[SECONDS];
  private final long start;

  Utilisation(long start) {
    this.start = start;
  }

  /** Notes that the line was busy from one moment to another. */
  synchronized void add(long from, long to) {
    long at = from - start;
    long end = to - start;
    while (at < end) {
      long number = at / SECOND;
      long part = Math.min(end, (number + 1) * SECOND) - at;
      int slot = (int) (number % SECONDS);
      busy[slot] = (second[slot] == number ? busy[slot] : 0) + part;
      second[slot] = number;
      at += part;
    }
  }

  /** 0…1; over the time since the start while that is less than a minute. */
  synchronized double share(long now) {
    long age = now - start;
    long current = age / SECOND;
    long sum = 0;
    for (int slot = 0; slot < SECONDS; slot++) {
      sum += current - second[slot] < SECONDS ? busy[slot] : 0;
    }
    long window = Math.min(age, (SECONDS - 1) * SECOND + age % SECOND);
    return window <= 0 ? 0 : Math.min(1, sum / (double) window);
  }
}
