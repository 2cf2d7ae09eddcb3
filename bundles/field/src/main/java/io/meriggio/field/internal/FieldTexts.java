// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;

/** What this bundle says to people. */
final class FieldTexts {
  static final Texts ALL = Texts.beside(FieldTexts.class);

  private FieldTexts() {}

  static Text text(String key, Object... parameters) {
    return ALL.text(key, parameters);
  }
}
