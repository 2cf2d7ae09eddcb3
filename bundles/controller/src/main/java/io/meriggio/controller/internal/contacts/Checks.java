// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;

/**
 * Moments at a fixed interval, counted from a beginning: from the closing of a contact (D9).
 *
 * <p>Reckoned in whole nanoseconds: dividing durations makes decimals of them, in every cycle.
 */
final class Checks {
  private long from;
  private long lastLook;

  Checks(Moment from) {
    countFrom(from);
  }

  /** Whether a check has fallen since the last look; one that was slept through is made up for. */
  boolean due(Duration interval, Moment now) {
    long nanos = now.running().toNanos();
    boolean due = (nanos - from) / interval.toNanos() > (lastLook - from) / interval.toNanos();
    lastLook = nanos;
    return due;
  }

  void countFrom(Moment now) {
    from = now.running().toNanos();
    lastLook = from;
  }

  /** What is left until the next one. */
  Duration remaining(Duration interval, Moment now) {
    long since = now.running().toNanos() - from;
    return Duration.ofNanos(interval.toNanos() - since % interval.toNanos());
  }
}
