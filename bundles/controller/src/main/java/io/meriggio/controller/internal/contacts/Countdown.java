// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.internal.cycle.Lasting;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.Optional;

/**
 * Something that ends after a time, counted from the first step that sees it.
 *
 * @param span after which time; empty: never by itself
 * @param running since when it runs
 */
record Countdown(Optional<Duration> span, Lasting running) {

  static Countdown of(Optional<Duration> span) {
    return new Countdown(span, Lasting.NOT);
  }

  Countdown at(Moment now) {
    return new Countdown(span, running.next(true, now));
  }

  boolean isOver(Moment now) {
    return span.isPresent() && running.atLeast(span.get(), now);
  }

  Optional<Duration> remaining(Moment now) {
    return span.map(whole -> running.remaining(whole, now));
  }
}
