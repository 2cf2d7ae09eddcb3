// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can.internal;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;

/** What this bundle says to people. */
final class CanTexts {
  static final Texts ALL = Texts.beside(CanTexts.class);

  private CanTexts() {}

  static Text text(String key, Object... parameters) {
    return ALL.text(key, parameters);
  }
}
