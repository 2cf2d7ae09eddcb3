// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.source;

import io.meriggio.controller.Sentence;
import io.meriggio.device.Text;
import io.meriggio.device.Texts;
import java.util.Locale;

/** What the alarms say. */
final class SourceTexts {
  static final Texts ALL = Texts.beside(SourceTexts.class);

  private SourceTexts() {}

  static Text text(String key, Object... parameters) {
    return ALL.text(key, parameters);
  }

  /** A sentence of the controller. */
  static Text of(Sentence sentence) {
    return new Text(sentence.text(Locale.ENGLISH), sentence.text(Locale.ITALIAN));
  }
}
