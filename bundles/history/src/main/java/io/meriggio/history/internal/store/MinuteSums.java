// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

import io.meriggio.history.internal.code.Column;

/** The minutes of an hour from its seconds. */
final class MinuteSums {
  private MinuteSums() {}

  /** Averages, rounded to the resolution of the series, with their bounds. */
  static Slots of(long[] seconds) {
    Slots slots = new Slots(Tier.MINUTE.count(), Tier.MINUTE.length());
    for (int minute = 0; minute < slots.count(); minute++) {
      minute(seconds, minute, slots);
    }
    return slots;
  }

  private static void minute(long[] seconds, int minute, Slots to) {
    long sum = 0;
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    int known = 0;
    for (int second = minute * 60; second < minute * 60 + 60; second++) {
      long value = seconds[second];
      if (value != Column.GAP) {
        sum += value;
        least = Math.min(least, value);
        most = Math.max(most, value);
        known++;
      }
    }
    if (known > 0) {
      to.set(minute, Math.round((double) sum / known), least, most, known);
    }
  }
}
