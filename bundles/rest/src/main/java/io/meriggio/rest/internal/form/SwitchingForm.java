// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.controller.Switching;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Locale;

/**
 * An output closed or opened, as JSON and as a line of CSV.
 *
 * @param state {@code OPEN} or {@code CLOSED}
 * @param logic the logic that did it, null when none did
 * @param variable what the logic looked at, null when no value decided
 * @param value what it found, in the variable's unit
 * @param threshold the threshold that was reached or left
 * @param user who asked for it, null when it was automatic
 */
public record SwitchingForm(
    String at,
    int output,
    String state,
    String reason,
    String logic,
    String variable,
    BigDecimal value,
    BigDecimal threshold,
    String user,
    String sentence) {

  /** The switching in a language, with its time in the plant's zone. */
  public static SwitchingForm of(Switching switching, ZoneId zone, Locale language) {
    return new SwitchingForm(
        Words.time(switching.at(), zone),
        switching.output(),
        switching.closed() ? "CLOSED" : "OPEN",
        switching.reason(),
        switching.logic().orElse(null),
        switching.variable().map(Enum::name).orElse(null),
        switching.value().map(Words::number).orElse(null),
        switching.threshold().map(Words::number).orElse(null),
        switching.user().orElse(null),
        Words.orNull(switching.sentence().text(language)));
  }
}
