// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.hyd.internal;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;

/** What this driver says to people. */
final class HydTexts {
  private static final Texts ALL = Texts.beside(HydTexts.class);

  private HydTexts() {}

  static Text text(String key, Object... parameters) {
    return ALL.text(key, parameters);
  }
}
