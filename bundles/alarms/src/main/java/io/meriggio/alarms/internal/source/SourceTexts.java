// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.source;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;

/** What the alarms say. */
final class SourceTexts {
  static final Texts ALL = Texts.beside(SourceTexts.class);

  private SourceTexts() {}

  static Text text(String key, Object... parameters) {
    return ALL.text(key, parameters);
  }
}
