// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.controller.OutputStatus;
import io.meriggio.controller.Sentence;
import io.meriggio.device.SwitchedOutput;
import io.meriggio.device.Texts;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * An output.
 *
 * @param id 1…4, as the manufacturer's app counts
 * @param state {@code OPEN} or {@code CLOSED}
 * @param reason closed: the id of the logic that holds it, or a word; open: a word
 * @param terminals its pins
 * @param relay the number printed beside the relay, null for an open-collector output
 * @param override {@code ON}, {@code OFF}, or {@code AUTO}: its logics decide
 * @param switchings how often it has closed or opened
 * @param hours how long it has been closed in all
 * @param command why the contact is not as decided, null when it is
 */
public record OutputForm(
    int id,
    String name,
    String state,
    String reason,
    String sentence,
    Long remainingSeconds,
    String terminals,
    Integer relay,
    String override,
    long switchings,
    BigDecimal hours,
    String command) {
  private static final Texts TEXTS = Texts.beside(OutputForm.class);

  /**
   * The output in a language.
   *
   * @param trouble why contacts are not as decided
   */
  public static OutputForm of(OutputStatus output, Optional<Sentence> trouble, Locale language) {
    return new OutputForm(
        output.number(),
        name(output, language),
        output.state(),
        output.reason(),
        Words.orNull(output.sentence().text(language)),
        Words.seconds(output.remaining()),
        output.output().terminals(),
        output.output().relay().orElse(null),
        output.override().name(),
        output.switchings(),
        Words.number(output.hours()),
        trouble.map(sentence -> sentence.text(language)).orElse(null));
  }

  /** What the site calls it, else what the terminal block does, in the person's language. */
  private static String name(OutputStatus output, Locale language) {
    SwitchedOutput contact = output.output();
    if (!output.name().equals(contact.signal())) {
      return output.name();
    }
    return contact
        .relay()
        .map(printed -> TEXTS.text("signal.relay", printed))
        .orElseGet(() -> TEXTS.text("signal.digital", contact.number()))
        .in(language);
  }
}
