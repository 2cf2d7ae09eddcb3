// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import io.meriggio.device.Text;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The sentences of this door in one language. */
public final class Messages {
  private static final String BUNDLE = "io.meriggio.rest.internal.messages";

  /** The languages that this door speaks, the one for all others first. */
  private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.ITALIAN, Locale.GERMAN);

  private final Locale language;
  private final ResourceBundle sentences;

  private Messages(Locale language) {
    this.language = language;
    this.sentences =
        ResourceBundle.getBundle(
            BUNDLE,
            language,
            Messages.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
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

  /**
   * A sentence; a {@link Text} and what is {@link Allowed} are said in its language, numbers as
   * they are, without grouping.
   */
  public String text(String key, Object... parameters) {
    Object[] texts = new Object[parameters.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = said(parameters[i]);
    }
    return new MessageFormat(sentences.getString(key), language).format(texts);
  }

  private String said(Object parameter) {
    if (parameter instanceof Allowed allowed) {
      return allowed.in(this);
    }
    return parameter instanceof Text text ? text.in(language) : String.valueOf(parameter);
  }
}
