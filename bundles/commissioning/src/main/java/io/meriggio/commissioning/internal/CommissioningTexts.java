// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning.internal;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;

/** The sentences of this bundle. */
final class CommissioningTexts {
  private static final Texts TEXTS = Texts.beside(CommissioningTexts.class);

  private CommissioningTexts() {}

  static Text text(String key, Object... parameters) {
    return TEXTS.text(key, parameters);
  }
}
