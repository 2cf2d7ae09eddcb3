// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.sp3000.internal;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;

/** What this driver says to people. */
final class Sp3000Texts {
  private static final Texts ALL = Texts.beside(Sp3000Texts.class);

  private Sp3000Texts() {}

  static Text text(String key, Object... parameters) {
    return ALL.text(key, parameters);
  }
}
