// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.frame;

import io.meriggio.device.Text;

/** What arrived is not the answer to what was asked: garbled, crossed, late or of another shape. */
public final class FrameException extends SpokenException {
  private static final long serialVersionUID = 1L;

  /** With a sentence in one language. */
  public FrameException(String message) {
    super(Text.plain(message));
  }

  public FrameException(Text text) {
    super(text);
  }
}
