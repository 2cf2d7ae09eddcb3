// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;

/** What this bundle says to people. */
public final class HistoryTexts {
  static final Texts ALL = Texts.beside(HistoryTexts.class);

  private HistoryTexts() {}

  /** A sentence with its figures. */
  public static Text text(String key, Object... parameters) {
    return ALL.text(key, parameters);
  }
}
