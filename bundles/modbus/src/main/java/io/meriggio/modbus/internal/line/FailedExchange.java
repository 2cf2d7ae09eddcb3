// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;

/** An exchange that failed on the line, and whether a read may be tried again at once. */
final class FailedExchange extends DeviceException {
  private static final long serialVersionUID = 1L;

  private final boolean repeatable;
  private final boolean unconfirmed;

  FailedExchange(Reason reason, Text text, boolean repeatable, Throwable cause) {
    this(reason, text, repeatable, false, cause);
  }

  private FailedExchange(
      Reason reason, Text text, boolean repeatable, boolean unconfirmed, Throwable cause) {
    super(reason, text, cause);
    this.repeatable = repeatable;
    this.unconfirmed = unconfirmed;
  }

  /** A write whose confirmation was cut: whether it was done is to be read back. */
  static FailedExchange unconfirmed(Text text, Throwable cause) {
    return new FailedExchange(Reason.TIMEOUT, text, false, true, cause);
  }

  boolean isUnconfirmed() {
    return unconfirmed;
  }

  boolean repeatable() {
    return repeatable;
  }
}
