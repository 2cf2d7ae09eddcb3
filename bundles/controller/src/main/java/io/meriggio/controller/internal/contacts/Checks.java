// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;

/** Moments at a fixed interval, counted from a beginning: from the closing of a contact (D9). */
final class Checks {
  private Duration from;
  private Duration lastLook;

  Checks(Moment from) {
    this.from = from.running();
    this.lastLook = from.running();
  }

  /** Whether a check has fallen since the last look; one that was slept through is made up for. */
  boolean due(Duration interval, Moment now) {
    boolean due =
        now.running().minus(from).dividedBy(interval) > lastLook.minus(from).dividedBy(interval);
    lastLook = now.running();
    return due;
  }

  void countFrom(Moment now) {
    from = now.running();
    lastLook = now.running();
  }

  /** What is left until the next one. */
  Duration remaining(Duration interval, Moment now) {
    Duration since = now.running().minus(from);
    return interval.minus(since.minus(interval.multipliedBy(since.dividedBy(interval))));
  }
}
