// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static io.meriggio.modbus.internal.text.ModbusTexts.text;

import io.meriggio.device.Text;
import io.meriggio.modbus.internal.frame.SpokenException;

/**
 * The start of a write's confirmation came, and no more: Ethernet sticks cut some (stick-and-hub
 * section 1.2). Whether it was done is to be read back.
 */
final class CutConfirmationException extends SpokenException {
  private static final long serialVersionUID = 1L;

  CutConfirmationException(Text request, int came) {
    super(text("answer.cut", came, request));
  }
}
