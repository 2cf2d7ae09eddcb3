// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.text;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;

/** The sentences of maps, commands and lines. */
public final class ModbusTexts {
  static final Texts ALL = Texts.beside(ModbusTexts.class);

  private ModbusTexts() {}

  /** A sentence in every language of the gateway. */
  public static Text text(String key, Object... parameters) {
    return ALL.text(key, parameters);
  }
}
