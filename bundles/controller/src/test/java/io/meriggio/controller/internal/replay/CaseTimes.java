// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Times of a case: seconds after its start ({@code 300}), local time of day ({@code 23:00}, the
 * first at or after the start; {@code +1d} adds a day) or UTC ({@code 01:00Z}).
 */
record CaseTimes(OffsetDateTime start, String zone) {

  long seconds(String text) {
    if (!text.contains(":")) {
      return Long.parseLong(text);
    }
    String[] parts = text.split("\\+");
    int days = parts.length > 1 ? Integer.parseInt(parts[1].replace("d", "")) : 0;
    boolean utc = parts[0].endsWith("Z");
    ZoneId clock = utc ? ZoneOffset.UTC : ZoneId.of(zone);
    LocalTime time = LocalTime.parse(parts[0].replace("Z", ""));
    ZonedDateTime begun = start.atZoneSameInstant(clock);
    ZonedDateTime at = ZonedDateTime.of(begun.toLocalDate(), time, clock);
    if (at.isBefore(begun)) {
      at = ZonedDateTime.of(begun.toLocalDate().plusDays(1), time, clock);
    }
    return Duration.between(begun, at.plusDays(days)).toSeconds();
  }
}
