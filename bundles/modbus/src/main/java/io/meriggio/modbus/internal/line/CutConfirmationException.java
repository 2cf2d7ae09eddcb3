// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import java.io.IOException;

/**
 * The start of a write's confirmation came, and no more: Ethernet sticks cut some (stick-and-hub
 * section 1.2). Whether it was done is to be read back.
 */
final class CutConfirmationException extends IOException {
  private static final long serialVersionUID = 1L;

  CutConfirmationException(String request, int came) {
    super("only %d bytes of the confirmation of %s".formatted(came, request));
  }
}
