// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.frame;

import java.io.IOException;

/** What arrived is not the answer to what was asked: garbled, crossed, late or of another shape. */
public final class FrameException extends IOException {
  private static final long serialVersionUID = 1L;

  public FrameException(String message) {
    super(message);
  }
}
