// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal;

import io.meriggio.device.Texts;
import java.util.Locale;

/** The texts for people in one language. */
public final class Messages {
  private static final Texts TEXTS = Texts.beside(Messages.class);

  private final Locale locale;

  public Messages(Locale locale) {
    this.locale = locale;
  }

  /** The text of a key with its arguments filled in; numbers stay without separators. */
  public String text(String key, Object... arguments) {
    return TEXTS.text(key, arguments).in(locale);
  }
}
