// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.Logic;
import io.meriggio.controller.internal.contacts.ContactsState.DayUse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** How often and how long a logic has closed its contact in the local day, and may still. */
final class DailyAllowance {
  private Optional<LocalDate> day = Optional.empty();
  private int closings;
  private Duration closedTime = Duration.ZERO;

  /** Time went by; a new day begins with nothing used. */
  void pass(LocalDate today, Duration closedFor) {
    if (!day.equals(Optional.of(today))) {
      day = Optional.of(today);
      closings = 0;
      closedTime = Duration.ZERO;
    }
    closedTime = closedTime.plus(closedFor);
  }

  void closes() {
    closings++;
  }

  /** Whether the contact may be closed, or stay so. */
  boolean allows(Logic logic, boolean isClosed) {
    boolean time =
        logic.maxMinutesPerDay().isEmpty()
            || closedTime.toMinutes() < logic.maxMinutesPerDay().getAsInt();
    boolean once =
        isClosed
            || logic.maxClosingsPerDay().isEmpty()
            || closings < logic.maxClosingsPerDay().getAsInt();
    return time && once;
  }

  int closings() {
    return closings;
  }

  Duration closedTime() {
    return closedTime;
  }

  Optional<DayUse> stored(String logic) {
    return day.map(today -> new DayUse(logic, today, closings, closedTime));
  }

  void restore(DayUse use) {
    day = Optional.of(use.day());
    closings = use.closings();
    closedTime = use.closedTime();
  }
}
