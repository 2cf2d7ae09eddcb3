// SPDX-License-Identifier: Apache-2.0
package io.meriggio.tls.internal;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;

/** What this bundle says to people. */
final class TlsTexts {
  static final Texts ALL = Texts.beside(TlsTexts.class);

  private TlsTexts() {}

  static Text text(String key, Object... parameters) {
    return ALL.text(key, parameters);
  }
}
