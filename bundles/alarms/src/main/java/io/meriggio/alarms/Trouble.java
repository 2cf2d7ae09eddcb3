// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms;

import io.meriggio.device.Text;
import java.time.Duration;

/**
 * Something that is wrong now.
 *
 * @param subject what it is about: the id of a device, a line, a logic or a pack, {@code plant},
 *     {@code memory} …: 1 to {@link #LONGEST} characters
 * @param word what is wrong, in capitals and underscores: {@code OFFLINE}, {@code FAULT} …
 * @param code which of several of that word: the code of a device's fault; empty where there is
 *     only one
 * @param severity how bad it is
 * @param text the same in words, for people
 * @param patience how long it has to last before it is an alarm
 * @param calm how long it has to be gone before the alarm is over
 */
public record Trouble(
    String subject,
    String word,
    String code,
    Severity severity,
    Text text,
    Duration patience,
    Duration calm) {

  /** The longest subject and the longest code, in characters. */
  public static final int LONGEST = 64;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration CALM = Duration.ofSeconds(60);

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException when subject, word or code is outside what is allowed
   */
  public Trouble {
    check("subject", subject, ".{1," + LONGEST + "}");
    check("word", word, "[A-Z][A-Z0-9_]{0,63}");
    check("code", code, ".{0," + LONGEST + "}");
  }

  private static void check(String what, String found, String allowed) {
    if (!found.matches(allowed)) {
      throw new IllegalArgumentException(
          "trouble: " + what + ": found '" + found + "', allowed: " + allowed);
    }
  }

  /** Something that is an alarm after 5 s and over after 60 s. */
  public static Trouble of(String subject, String word, Severity severity, Text text) {
    return new Trouble(subject, word, "", severity, text, PATIENCE, CALM);
  }

  /** The same with other times. */
  public Trouble lasting(Duration otherPatience, Duration otherCalm) {
    return new Trouble(subject, word, code, severity, text, otherPatience, otherCalm);
  }

  /** The same, as one of several of its word. */
  public Trouble coded(String otherCode) {
    return new Trouble(subject, word, otherCode, severity, text, patience, calm);
  }

  /** Names it as long as it lasts: the same trouble at another time has the same key. */
  public String key() {
    return subject + "/" + word + (code.isEmpty() ? "" : "/" + code);
  }
}
