// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration.internal;

import io.meriggio.configuration.Place;
import io.meriggio.configuration.Problem;
import java.util.Locale;

/** Says a problem in one line. */
public final class Sentence {
  private Sentence() {}

  /**
   * For example: {@code site.json, line 4: io.meriggio.line~met, key port: found '70000', allowed:
   * a whole number from 1 to 65535}.
   */
  public static String of(Problem problem, Locale locale) {
    StringBuilder text = new StringBuilder();
    if (problem.warning()) {
      text.append(Phrase.word("warning", locale)).append(": ");
    }
    problem.place().ifPresent(place -> text.append(where(place, locale)).append(": "));
    if (!problem.pid().isEmpty()) {
      text.append(problem.pid());
      if (!problem.key().isEmpty()) {
        text.append(", ").append(Phrase.word("key", locale)).append(' ').append(problem.key());
      }
      text.append(": ");
    }
    return text.append(Phrase.word("found", locale))
        .append(' ')
        .append(found(problem.found(), locale))
        .append(", ")
        .append(Phrase.word("allowed", locale))
        .append(": ")
        .append(Phrase.translate(problem.allowed(), locale))
        .toString();
  }

  private static String where(Place place, Locale locale) {
    return place.line() == 0
        ? place.file()
        : place.file() + ", " + Phrase.word("line", locale) + ' ' + place.line();
  }

  private static String found(String value, Locale locale) {
    if (value.isEmpty()) {
      return Phrase.word("nothing", locale);
    }
    return "'" + value.replaceAll("\\p{Cntrl}", " ") + "'";
  }
}
