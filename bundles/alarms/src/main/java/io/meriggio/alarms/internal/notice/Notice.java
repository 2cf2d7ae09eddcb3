// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

import io.meriggio.alarms.AlarmEvent;
import java.time.Instant;

/**
 * What is told of an alarm.
 *
 * @param kind that it has begun, that it is over, or nothing but a test
 * @param event the alarm
 * @param at when it was to be told
 */
public record Notice(Kind kind, AlarmEvent event, Instant at) {

  /** What is told. */
  public enum Kind {
    RAISED,
    CLEARED,
    TEST
  }

  /** Names this notice and no other, so that a receiver can tell a repetition. */
  public String id() {
    return event.id() + "-" + kind.name().toLowerCase(java.util.Locale.ROOT);
  }
}
