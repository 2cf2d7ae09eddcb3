// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static io.meriggio.modbus.internal.text.ModbusTexts.text;

import io.meriggio.device.Text;
import io.meriggio.modbus.internal.frame.SpokenException;

/** No answer, or not all of it, came in time. */
final class NoAnswerException extends SpokenException {
  private static final long serialVersionUID = 1L;

  NoAnswerException(Text text) {
    super(text);
  }

  /**
   * @param came bytes of the answer that did come
   */
  static NoAnswerException of(Text request, int unit, long timeoutNanos, int came) {
    long millis = timeoutNanos / 1_000_000;
    return new NoAnswerException(
        came == 0
            ? text("answer.none", unit, millis, request)
            : text("answer.part", unit, millis, request, came));
  }
}
