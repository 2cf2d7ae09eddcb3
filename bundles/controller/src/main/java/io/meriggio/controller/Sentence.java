// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;
import java.util.List;
import java.util.Locale;

/**
 * A sentence of the controller that can be said in each language of its message files.
 *
 * @param key names the sentence; it stays when its words change
 * @param parameters what is filled in: ids, figures with their units
 */
public record Sentence(String key, List<String> parameters) {
  private static final Texts TEXTS = Texts.beside(Sentence.class);

  public Sentence {
    parameters = List.copyOf(parameters);
  }

  /** A sentence with its parameters in the order of the message files. */
  public static Sentence of(String key, String... parameters) {
    return new Sentence(key, List.of(parameters));
  }

  /** A number as a parameter: without needless decimals, with a point. */
  public static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return java.math.BigDecimal.valueOf(value)
        .setScale(1, java.math.RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** The sentence in the languages of the gateway. */
  public Text text() {
    return TEXTS.text(key, parameters.toArray());
  }

  /** The sentence in the language, in English where there is no translation. */
  public String text(Locale language) {
    return text().in(language);
  }
}
