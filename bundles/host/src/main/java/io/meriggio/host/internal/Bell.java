// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the thread of a device before its time: a command has come, or its end. */
final class Bell {

  private final Semaphore rung = new Semaphore(0);

  void ring() {
    rung.release();
  }

  /**
   * Waits until it rings, but not longer than told.
   *
   * @param nanos zero or less = not at all
   */
  void await(long nanos) {
    try {
      if (nanos > 0 && rung.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
        rung.drainPermits();
      }
    } catch (InterruptedException e) {
      // only the end of a session interrupts its thread, and the loop around looks for that
      rung.drainPermits();
    }
  }
}
