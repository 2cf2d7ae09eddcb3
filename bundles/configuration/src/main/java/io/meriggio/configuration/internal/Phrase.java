// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration.internal;

import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** What is allowed, as English text that can be said in Italian too. */
public enum Phrase {
  WHOLE_NUMBER,
  NUMBER,
  FLAG,
  TEXT,
  ID,
  CLIENTS,
  SET_POINTS,
  RATED_POWERS,
  HOST,
  MAIL_ADDRESS,
  MAIL_ADDRESSES,
  WEB_ADDRESS,
  TOPIC,
  CAN_INTERFACE,
  FILE_NAME,
  SERIAL_NUMBER,
  TIME_ZONE,
  KEY,
  NOTHING_ELSE,
  ONE_OF,
  PID,
  LINE_OF_SITE,
  FREE_ADDRESS,
  METER_ADDRESS,
  ONCE,
  JSON,
  READABLE_FILE,
  RESOURCE;

  private static final String BUNDLE = "io.meriggio.configuration.internal.phrases";

  /** The text in English. */
  public String text(Object... parts) {
    return format(Locale.ENGLISH, parts);
  }

  /** An English text in the language of a locale; as it is when it is none of these phrases. */
  static String translate(String english, Locale locale) {
    for (Phrase phrase : values()) {
      MessageFormat format = new MessageFormat(phrase.pattern(Locale.ENGLISH), Locale.ROOT);
      ParsePosition position = new ParsePosition(0);
      Object[] parts = format.parse(english, position);
      if (parts != null && position.getIndex() == english.length()) {
        return phrase.format(locale, parts);
      }
    }
    return english;
  }

  /** A word of the sentence frame. */
  static String word(String key, Locale locale) {
    try {
      return bundle(locale).getString(key);
    } catch (MissingResourceException e) {
      return key;
    }
  }

  private String format(Locale locale, Object... parts) {
    return new MessageFormat(pattern(locale), Locale.ROOT).format(parts);
  }

  private String pattern(Locale locale) {
    return bundle(locale).getString(name());
  }

  private static ResourceBundle bundle(Locale locale) {
    boolean italian = locale.getLanguage().equals("it");
    return ResourceBundle.getBundle(
        BUNDLE,
        italian ? Locale.ITALIAN : Locale.ROOT,
        Phrase.class.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
