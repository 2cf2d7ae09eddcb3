// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;

/**
 * Waits for what comes up in a framework, as long as the framework itself is up.
 *
 * @param system its system bundle
 */
record FrameworkWatch(Bundle system) {
  /** How long the start of the whole framework may take. */
  static final Duration START = Duration.ofSeconds(60);

  private static final Duration GLANCE = Duration.ofMillis(10);

  /** What fails while the framework goes down says nothing of a pack. */
  boolean isEnding() {
    return (system.getState() & (Bundle.STARTING | Bundle.ACTIVE)) == 0;
  }

  /**
   * Looks again and again.
   *
   * @param sight empty as long as there is nothing to be seen
   * @return empty when the patience has ended first
   * @throws InterruptedException when the framework or this thread is told to stop
   */
  <T> Optional<T> await(Duration patience, Supplier<Optional<T>> sight)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Optional<T> seen = sight.get();
    while (seen.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(GLANCE.toMillis());
      if (isEnding()) {
        throw new InterruptedException("the framework stops");
      }
      seen = sight.get();
    }
    return seen;
  }
}
