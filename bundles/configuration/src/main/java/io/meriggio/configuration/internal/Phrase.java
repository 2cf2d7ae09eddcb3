// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration.internal;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;

/** What is allowed, in the languages of the gateway. */
public enum Phrase {
  WHOLE_NUMBER,
  NUMBER,
  FLAG,
  TEXT,
  ID,
  CLIENTS,
  SET_POINTS,
  RATED_POWERS,
  HOST,
  MAIL_ADDRESS,
  MAIL_ADDRESSES,
  WEB_ADDRESS,
  TOPIC,
  CAN_INTERFACE,
  FILE_NAME,
  SERIAL_NUMBER,
  TIME_ZONE,
  KEY,
  NOTHING_ELSE,
  ONE_OF,
  PID,
  LINE_OF_SITE,
  FREE_ADDRESS,
  METER_ADDRESS,
  ONCE,
  JSON,
  READABLE_FILE,
  RESOURCE;

  private static final Texts TEXTS = Texts.beside(Phrase.class);

  /** What is allowed. */
  public Text text(String... parts) {
    return TEXTS.text(name(), (Object[]) parts);
  }

  /** The frame in which a problem is told. */
  static Text frame(String key, Object... parts) {
    return TEXTS.text(key, parts);
  }
}
