// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.alarms.AlarmEvent;
import io.meriggio.device.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * What a notice says: as a letter for people, as JSON for programs.
 *
 * @param gateway what the site calls it
 * @param serialNumber of the gateway, where it is known
 * @param zone in which times are told
 * @param language of the sentences
 */
record Letter(String gateway, Optional<String> serialNumber, ZoneId zone, Locale language) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /** One line. */
  String subject(Notice notice) {
    String line =
        say("subject." + notice.kind(), gateway, severity(notice.event()), notice.event().text());
    return line.replaceAll("\\p{Cntrl}+", " ");
  }

  /** A few lines. */
  String words(Notice notice) {
    AlarmEvent event = notice.event();
    String until =
        event.until().map(at -> say("until", DAY_AND_TIME.format(at.atZone(zone)))).orElse("");
    return say(
        "letter." + notice.kind(),
        event.text(),
        severity(event),
        event.subject(),
        event.word(),
        DAY_AND_TIME.format(event.since().atZone(zone)),
        until,
        gateway);
  }

  /** An object with the members of the alarm in REST. */
  byte[] json(Notice notice) {
    AlarmEvent event = notice.event();
    ObjectNode body = JSON.createObjectNode();
    body.put("id", notice.id());
    body.put("event", notice.kind().name());
    body.put("at", time(notice.at()));
    body.putObject("gateway").put("name", gateway).put("serialNumber", serialNumber.orElse(null));
    body.putObject("alarm")
        .put("id", event.id())
        .put("subject", event.subject())
        .put("word", event.word())
        .put("code", event.code().isEmpty() ? null : event.code())
        .put("severity", event.severity().name())
        .put("sentence", event.text().in(language))
        .put("since", time(event.since()))
        .put("until", event.until().map(this::time).orElse(null));
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a notice is no JSON", e);
    }
  }

  private String time(Instant at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }

  private Text severity(AlarmEvent event) {
    return NoticeTexts.text("severity." + event.severity());
  }

  private String say(String key, Object... parameters) {
    return NoticeTexts.text(key, parameters).in(language);
  }
}
