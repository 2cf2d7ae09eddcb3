// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that a test moves. */
public final class SteppingClock extends Clock {

  private final ZoneId zone;
  private volatile Instant now;

  /** A clock that stands at this instant. */
  public SteppingClock(String instant, String zone) {
    now = Instant.parse(instant);
    this.zone = ZoneId.of(zone);
  }

  /** Moves the clock, backwards when the span is negative. */
  public void move(Duration span) {
    now = now.plus(span);
  }

  /** Moves the clock forward. */
  public void seconds(double seconds) {
    move(Duration.ofNanos(Math.round(seconds * 1e9)));
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    throw new UnsupportedOperationException("one zone is enough for a test");
  }

  @Override
  public Instant instant() {
    return now;
  }
}
