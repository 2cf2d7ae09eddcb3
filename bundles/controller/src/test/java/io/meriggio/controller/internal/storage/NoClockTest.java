// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.StorageScheduleEntry;
import io.meriggio.controller.StorageScheduleEntry.Action;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The schedule of a storage waits while the clock can't be right. */
class NoClockTest {
  @Test
  void noEntryIsOpenBefore2025() {
    StorageScheduleEntry always =
        new StorageScheduleEntry(
            "night",
            true,
            EnumSet.allOf(DayOfWeek.class),
            LocalTime.of(0, 0),
            LocalTime.of(0, 0),
            Action.CHARGE,
            1000,
            OptionalInt.empty(),
            Optional.empty());
    assertThat(open(always, "1970-01-01T00:00:10Z")).isEmpty();
    assertThat(open(always, "2024-12-31T23:59:59Z")).isEmpty();
    assertThat(open(always, "2025-01-01T00:00:00Z")).contains(always);
  }

  private static Optional<StorageScheduleEntry> open(StorageScheduleEntry entry, String time) {
    return Windows.active(List.of(entry), "hybrid", Instant.parse(time), ZoneOffset.UTC);
  }
}
