// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.dtsu666.internal;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;

/** What this driver says to people. */
final class MeterTexts {
  private static final Texts ALL = Texts.beside(MeterTexts.class);

  private MeterTexts() {}

  static Text text(String key, Object... parameters) {
    return ALL.text(key, parameters);
  }
}
