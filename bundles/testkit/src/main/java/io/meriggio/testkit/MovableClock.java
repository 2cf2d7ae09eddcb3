// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. Safe for use by several threads. */
public final class MovableClock extends Clock {

  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  /** Noon of a day in June, UTC. */
  public MovableClock() {
    this(Instant.parse("2026-06-01T12:00:00Z"));
  }

  public MovableClock(Instant start) {
    this(new AtomicReference<>(start), ZoneOffset.UTC);
  }

  private MovableClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /**
   * Moves it.
   *
   * @param span negative to move it back, as a wrong RTC does
   */
  public void advance(Duration span) {
    now.updateAndGet(instant -> instant.plus(span));
  }

  /** Sets it. */
  public void set(Instant instant) {
    now.set(instant);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same time told in another zone: moves with this one. */
  @Override
  public Clock withZone(ZoneId other) {
    return new MovableClock(now, other);
  }
}
