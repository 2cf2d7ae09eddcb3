// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;

/** What this driver says to people. */
final class OnboardTexts {
  private static final Texts ALL = Texts.beside(OnboardTexts.class);

  private OnboardTexts() {}

  static Text text(String key, Object... parameters) {
    return ALL.text(key, parameters);
  }
}
