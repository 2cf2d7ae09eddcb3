// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock and a ticker that stand still until they are moved. */
final class VirtualTime extends Clock {

  static final Instant NOON = Instant.parse("2026-06-21T10:00:00Z");

  private volatile Instant now = NOON;
  private volatile long nanos = -5_000_000_000L;

  Time time() {
    return new Time(this, () -> nanos);
  }

  /** Time passes. */
  synchronized void advance(Duration span) {
    now = now.plus(span);
    nanos += span.toNanos();
  }

  /** Somebody sets the clock on the wall; no time passes. */
  void setWall(Instant instant) {
    now = instant;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
