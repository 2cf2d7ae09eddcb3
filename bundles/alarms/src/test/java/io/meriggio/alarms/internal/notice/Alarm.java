// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

import io.meriggio.alarms.AlarmEvent;
import io.meriggio.alarms.Severity;
import io.meriggio.device.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** An alarm as the tests of notices tell it. */
final class Alarm {
  static final Instant AT = Instant.parse("2026-06-01T10:00:00Z");

  private Alarm() {}

  static AlarmEvent event(String id) {
    return new AlarmEvent(
        id,
        "roof",
        "FAULT",
        "ID001",
        Severity.ERROR,
        new Text(
            "Roof reports ID001: over-voltage “230 V”",
            "Tetto segnala ID001: però",
            "Dach meldet ID001: Überspannung"),
        AT,
        Optional.empty(),
        Optional.empty());
  }

  static Notice raised(String id) {
    return new Notice(Notice.Kind.RAISED, event(id), AT.plusSeconds(5));
  }

  static Notice cleared(String id) {
    return new Notice(Notice.Kind.CLEARED, event(id).over(AT.plusSeconds(60)), AT.plusSeconds(99));
  }

  static Letter letter(Locale language) {
    return new Letter("Casa di Anna", Optional.of("CA1"), ZoneId.of("Europe/Rome"), language);
  }
}
