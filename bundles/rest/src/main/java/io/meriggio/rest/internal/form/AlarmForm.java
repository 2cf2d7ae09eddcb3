// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.alarms.AlarmEvent;
import java.time.ZoneId;
import java.util.Locale;

/**
 * An alarm.
 *
 * @param code which of several of that word, the code of a device's fault; null where there is one
 * @param until null as long as it lasts
 * @param acknowledgedBy the person who has taken note, null while nobody has
 */
public record AlarmForm(
    String id,
    String subject,
    String word,
    String code,
    String severity,
    String sentence,
    String since,
    String until,
    String acknowledgedBy,
    String acknowledgedAt) {

  /** The alarm in a language, with its times in the plant's zone. */
  public static AlarmForm of(AlarmEvent event, ZoneId zone, Locale language) {
    return new AlarmForm(
        event.id(),
        event.subject(),
        event.word(),
        Words.orNull(event.code()),
        event.severity().name(),
        event.text().in(language),
        Words.time(event.since(), zone),
        event.until().map(at -> Words.time(at, zone)).orElse(null),
        event.acknowledged().map(AlarmEvent.Acknowledgement::person).orElse(null),
        event.acknowledged().map(by -> Words.time(by.at(), zone)).orElse(null));
  }
}
