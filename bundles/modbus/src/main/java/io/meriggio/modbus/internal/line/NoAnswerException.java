// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import java.io.IOException;

/** No answer, or not all of it, came in time. */
final class NoAnswerException extends IOException {
  private static final long serialVersionUID = 1L;

  NoAnswerException(String message) {
    super(message);
  }

  /**
   * @param came bytes of the answer that did come
   */
  static NoAnswerException of(String request, int unit, long timeoutNanos, int came) {
    String found = came == 0 ? "no answer" : "only " + came + " bytes of an answer";
    return new NoAnswerException(
        "%s from unit %d within %d ms to %s"
            .formatted(found, unit, timeoutNanos / 1_000_000, request));
  }
}
