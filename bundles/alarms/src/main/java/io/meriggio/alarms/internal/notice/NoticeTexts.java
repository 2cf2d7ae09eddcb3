// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;

/** What notices say. */
final class NoticeTexts {
  static final Texts ALL = Texts.beside(NoticeTexts.class);

  private NoticeTexts() {}

  static Text text(String key, Object... parameters) {
    return ALL.text(key, parameters);
  }
}
