// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;

/** What this driver says to people. */
final class WallboxTexts {
  static final Texts ALL = Texts.beside(WallboxTexts.class);

  private WallboxTexts() {}

  static Text text(String key, Object... parameters) {
    return ALL.text(key, parameters);
  }
}
