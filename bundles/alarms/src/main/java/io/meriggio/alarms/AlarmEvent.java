// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms;

import io.meriggio.device.Text;
import java.time.Instant;
import java.util.Optional;

/**
 * One alarm: something was wrong from one moment to another.
 *
 * @param id names this event and no other
 * @param subject what it is about, as in {@link Trouble}
 * @param word what is wrong
 * @param code which of several of that word; empty where there is only one
 * @param severity how bad it is
 * @param text the same in words, as it was when the alarm began
 * @param since when it began
 * @param until when it was over; empty as long as it lasts
 * @param acknowledged which person has taken note of it, and when; empty while nobody has
 */
public record AlarmEvent(
    String id,
    String subject,
    String word,
    String code,
    Severity severity,
    Text text,
    Instant since,
    Optional<Instant> until,
    Optional<Acknowledgement> acknowledged) {

  /**
   * A person has taken note.
   *
   * @param person the name of the account
   * @param at when
   */
  public record Acknowledgement(String person, Instant at) {}

  /** Whether it lasts. */
  public boolean isActive() {
    return until.isEmpty();
  }

  /** The key of the trouble that it is about. */
  public String key() {
    return subject + "/" + word + (code.isEmpty() ? "" : "/" + code);
  }

  /** The same, over. */
  public AlarmEvent over(Instant at) {
    return new AlarmEvent(
        id, subject, word, code, severity, text, since, Optional.of(at), acknowledged);
  }

  /** The same, acknowledged. */
  public AlarmEvent by(Acknowledgement person) {
    return new AlarmEvent(
        id, subject, word, code, severity, text, since, until, Optional.of(person));
  }
}
