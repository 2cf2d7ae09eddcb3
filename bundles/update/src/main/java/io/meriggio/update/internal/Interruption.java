// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;

/** A stop of the gateway that the framework or a library has dressed up as a failure. */
final class Interruption {

  private Interruption() {}

  /** Whether the work failed only because its thread was told to stop: no fault of a pack. */
  static boolean isBehind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException
          || cause instanceof ClosedByInterruptException
          || cause instanceof InterruptedIOException
              && !(cause instanceof SocketTimeoutException)) {
        return true;
      }
    }
    return Thread.currentThread().isInterrupted();
  }

  /** The failure as what it is. */
  static InterruptedException of(Throwable failure) {
    InterruptedException interruption = new InterruptedException("the gateway stops");
    interruption.initCause(failure);
    return interruption;
  }
}
