// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;

/** What this bundle says to people. */
final class MemoryTexts {
  static final Texts ALL = Texts.beside(MemoryTexts.class);

  private MemoryTexts() {}

  static Text text(String key, Object... parameters) {
    return ALL.text(key, parameters);
  }
}
