// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sentences of this door in one language. */
public final class Messages {
  private static final Texts TEXTS = Texts.beside(Messages.class);

  /** The languages that this door speaks, the one for all others first. */
  private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.ITALIAN, Locale.GERMAN);

  private final Locale language;

  private Messages(Locale language) {
    this.language = language;
  }

  /** In the first wanted language that we speak, else in English. */
  public static Messages of(Enumeration<Locale> wanted) {
    return of(
        Collections.list(wanted).stream()
            .flatMap(language -> spoken(language.getLanguage()).stream())
            .findFirst()
            .orElse(SPOKEN.get(0)));
  }

  /** The language of a code such as {@code de}, when this door speaks it. */
  public static Optional<Locale> spoken(String code) {
    return SPOKEN.stream().filter(language -> language.getLanguage().equals(code)).findFirst();
  }

  /** In a language that we speak. */
  public static Messages of(Locale language) {
    return new Messages(language);
  }

  public Locale language() {
    return language;
  }

  /** A sentence in this language. */
  public String text(String key, Object... parameters) {
    return sentence(key, parameters).in(language);
  }

  /**
   * A sentence in all languages; a {@link Text} and what is {@link Allowed} are said in its
   * language, numbers as they are, without grouping.
   */
  public static Text sentence(String key, Object... parameters) {
    return TEXTS.text(
        key,
        Arrays.stream(parameters)
            .map(one -> one instanceof Allowed allowed ? allowed.text() : one)
            .toArray());
  }
}
