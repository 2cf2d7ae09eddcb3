// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.book;

import io.meriggio.alarms.AlarmEvent;
import io.meriggio.alarms.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The names of events: the millisecond of the beginning, and a sum of what it is about, so that the
 * name alone leads to the entry of the journal.
 */
final class Ids {
  private static final int DIGITS = 36;

  private Ids() {}

  /** A new event. */
  static AlarmEvent event(Trouble trouble, Instant since) {
    Instant begun = since.truncatedTo(ChronoUnit.MILLIS);
    return new AlarmEvent(
        of(trouble.key(), begun),
        trouble.subject(),
        trouble.word(),
        trouble.code(),
        trouble.severity(),
        trouble.text(),
        begun,
        Optional.empty(),
        Optional.empty());
  }

  private static String of(String key, Instant since) {
    CRC32 sum = new CRC32();
    sum.update(key.getBytes(StandardCharsets.UTF_8));
    String begun = Long.toString(since.toEpochMilli(), DIGITS);
    return begun + String.format(Locale.ROOT, "-%08x", sum.getValue());
  }

  /** When the event of this id began; empty when it is no id. */
  static Optional<Instant> since(String id) {
    if (!id.matches("[0-9a-z]{1,11}-[0-9a-f]{8}")) {
      return Optional.empty();
    }
    return Optional.of(
        Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-')), DIGITS)));
  }
}
