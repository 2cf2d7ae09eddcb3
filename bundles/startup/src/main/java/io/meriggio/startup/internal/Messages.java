// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts for people in the language of the process. The launcher has no bundle of the gateway on
 * its class path, so the message files are read with Java's own means.
 */
public final class Messages {

  private final ResourceBundle texts;
  private final Locale locale;

  public Messages(Locale locale) {
    this.locale = locale;
    this.texts =
        ResourceBundle.getBundle(
            "io.meriggio.startup.internal.messages",
            locale,
            Messages.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The text of a key with its arguments filled in; numbers stay without separators. */
  public String text(String key, Object... arguments) {
    Object[] plain = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      plain[i] = String.valueOf(arguments[i]);
    }
    return new MessageFormat(texts.getString(key), locale).format(plain);
  }
}
