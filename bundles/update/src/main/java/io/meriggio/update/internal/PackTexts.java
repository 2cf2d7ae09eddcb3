// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;
import io.meriggio.update.PackRefused;
import io.meriggio.update.PackRefused.Code;

/** What this bundle says to people. */
final class PackTexts {
  static final Texts ALL = Texts.beside(PackTexts.class);

  private PackTexts() {}

  static Text text(String key, Object... parameters) {
    return ALL.text(key, parameters);
  }

  static PackRefused refused(Code code, String key, Object... parameters) {
    return new PackRefused(code, text(key, parameters));
  }
}
