// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.cycle;

import java.time.Duration;
import java.time.Instant;

/**
 * One moment by two clocks. Windows of the day and year are judged by the wall clock, delays by the
 * running time: a wall clock that jumps shortens or lengthens no delay.
 *
 * @param wall what the wall clock says
 * @param running time since an origin of its own; it only grows, and starts anew with the gateway
 */
public record Moment(Instant wall, Duration running) {

  /** Before it no gateway ran: a wall clock that says so has lost its battery. */
  public static final Instant FIRST_DAY = Instant.parse("2025-01-01T00:00:00Z");

  /** Whether the wall clock can be right. While it can't, windows of the day and year wait. */
  public boolean isDated() {
    return !wall.isBefore(FIRST_DAY);
  }

  /** How long ago the other moment was; negative when it is yet to come. */
  public Duration since(Moment earlier) {
    return running.minus(earlier.running);
  }

  /** The moment after so much time, by both clocks. */
  public Moment plus(Duration time) {
    return new Moment(wall.plus(time), running.plus(time));
  }
}
