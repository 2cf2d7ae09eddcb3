// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.time.Duration;

/**
 * How often a point is wanted. A reading ages in periods of its own class: after two missed periods
 * it is UNCERTAIN, after five BAD.
 */
public enum PollClass {
  /** Live power: each poll period of the device. */
  FAST,
  /** Values that move slowly: every tenth period. */
  NORMAL,
  /** Counters and states of little urgency: every sixtieth period. */
  SLOW,
  /** Name plate and parameters: at start and after a reconnection; such a reading does not age. */
  ONCE;

  /**
   * The period of this class.
   *
   * @param poll the device's poll period, more than zero
   * @return the period; {@link Duration#ZERO} for {@link #ONCE}, which has none
   */
  public Duration period(Duration poll) {
    return switch (this) {
      case FAST -> poll;
      case NORMAL -> poll.multipliedBy(10);
      case SLOW -> poll.multipliedBy(60);
      case ONCE -> Duration.ZERO;
    };
  }
}
