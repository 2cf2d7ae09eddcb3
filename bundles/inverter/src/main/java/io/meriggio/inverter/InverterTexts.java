// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;

/** What the drivers of inverters say to people. */
final class InverterTexts {
  static final Texts ALL = Texts.beside(InverterTexts.class);

  private InverterTexts() {}

  static Text text(String key, Object... parameters) {
    return ALL.text(key, parameters);
  }
}
