// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;

/** An exchange that failed on the line, and whether a read may be tried again at once. */
final class FailedExchange extends DeviceException {
  private static final long serialVersionUID = 1L;

  private final boolean repeatable;

  FailedExchange(Reason reason, String message, boolean repeatable, Throwable cause) {
    super(reason, message, cause);
    this.repeatable = repeatable;
  }

  boolean repeatable() {
    return repeatable;
  }
}
