// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * When a device that failed is tried again.
 *
 * <p>Threads: used by the device's own thread.
 */
final class Retry {

  /** A try on a line that is down costs its neighbours nothing, so it is made more often. */
  private static final Duration LONGEST_ON_DEAD_LINE = Duration.ofSeconds(5);

  /** How often a line that is down is looked at. */
  private static final Duration LOOK_AT_LINE_EVERY = Duration.ofSeconds(1);

  private final Optional<OpenLine> line;
  private final Time time;
  private final BackOff backOff = new BackOff();
  private boolean lineWasDown;
  private boolean sawItDown;
  private long next;

  /**
   * @param line empty for a device without a line: nobody tells when it has come back
   */
  Retry(Optional<OpenLine> line, Time time) {
    this.line = line;
    this.time = time;
    this.next = time.nanos();
  }

  /** How long until the next try; zero = now. At once when a line that was down has come back. */
  long nanosToNext() {
    long wait = Math.max(0, next - time.nanos());
    if (!lineWasDown || wait == 0) {
      return wait;
    }
    boolean isUp = line.filter(OpenLine::isUp).isPresent();
    boolean hasComeBack = isUp && sawItDown;
    sawItDown |= !isUp;
    return hasComeBack ? 0 : Math.min(wait, LOOK_AT_LINE_EVERY.toNanos());
  }

  void failed(CallFailed failure) {
    lineWasDown = failure.reason() == Reason.LINE_DOWN;
    sawItDown = false;
    next = time.nanos() + pause(failure).toNanos();
  }

  void succeeded() {
    lineWasDown = false;
    backOff.reset();
  }

  /** Failures since the last success. */
  int failures() {
    return backOff.failures();
  }

  private Duration pause(CallFailed failure) {
    if (failure.isRefusal()) {
      // nothing will change by itself, but a device may be exchanged
      return BackOff.LONGEST;
    }
    return switch (failure.reason()) {
      // the line itself keeps the unit back: nothing was sent, and only it knows until when
      case OFFLINE -> BackOff.FIRST;
      case LINE_DOWN -> backOff.next(LONGEST_ON_DEAD_LINE);
      default -> backOff.next();
    };
  }
}
