// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.container;

import java.time.Duration;

/** Waits for something that another thread brings about. */
final class Await {
  private Await() {}

  /** Something that comes true. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  /** Fails when it doesn't come true in time; tells how long it took. */
  static Duration until(String what, Duration limit, Condition condition) throws Exception {
    long begin = System.nanoTime();
    while (!condition.holds()) {
      if (System.nanoTime() - begin > limit.toNanos()) {
        throw new AssertionError("Not within " + limit + ": " + what);
      }
      Thread.onSpinWait();
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
