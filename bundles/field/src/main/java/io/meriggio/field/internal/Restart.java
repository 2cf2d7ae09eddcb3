// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process with the status by which {@code bin/gateway} starts it again.
 *
 * <p>Threads: any; only the first call counts.
 */
final class Restart {
  private static final Logger LOG = LoggerFactory.getLogger(Restart.class);

  /** Karaf's number; {@code bin/gateway} knows it. */
  private static final int STATUS = 10;

  private static final Duration ANSWER = Duration.ofMillis(500);

  /** Longer than a stop may take: whoever hangs then is cut short. */
  private static final Duration LIMIT = Duration.ofSeconds(8);

  private final Bundle framework;
  private final AtomicBoolean begun = new AtomicBoolean();

  Restart(Bundle framework) {
    this.framework = framework;
  }

  void begin(String by) {
    if (begun.compareAndSet(false, true)) {
      LOG.info("Restart, wanted by {}", by);
      Thread thread = new Thread(this::run, "field-restart");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void run() {
    try {
      Thread.sleep(ANSWER.toMillis());
      System.setProperty("karaf.restart", "true");
      System.setProperty("karaf.restart.jvm", "true");
      framework.stop();
      Thread.sleep(LIMIT.toMillis());
    } catch (BundleException e) {
      LOG.warn("The gateway could not be stopped in order", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(STATUS);
  }
}
