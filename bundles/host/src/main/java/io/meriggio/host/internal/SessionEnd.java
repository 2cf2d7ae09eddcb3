// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How far the end of a session is: asked for; drained, when the call in hand has returned; over,
 * when the device has been given back and closed.
 *
 * <p>Threads: any.
 */
final class SessionEnd {

  private final CountDownLatch drained = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Optional<Ending> why = Optional.empty();

  void ask(Ending ending) {
    why = Optional.of(ending);
  }

  void drained() {
    drained.countDown();
  }

  void over() {
    over.countDown();
  }

  /** Why it is to end; empty as long as nobody has asked. */
  Optional<Ending> why() {
    return why;
  }

  /** Whether it has been asked for and the call in hand has not returned. */
  boolean isDraining() {
    return why.isPresent() && drained.getCount() > 0;
  }

  boolean isOver() {
    return over.getCount() == 0;
  }

  /** Waits until the call in hand has returned. */
  boolean awaitDrained(long nanos) throws InterruptedException {
    return drained.await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }

  /** Waits until the device has been given back and closed. */
  boolean awaitOver(long nanos) throws InterruptedException {
    return over.await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }
}
