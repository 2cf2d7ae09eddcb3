// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can.internal;

import io.meriggio.device.Text;
import java.io.IOException;

/** A bus that can't be used, in a sentence for people with its mend. */
final class BusException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Text text;

  BusException(Text text, Throwable cause) {
    super(text.english(), cause);
    this.text = text;
  }

  /** What a failure says, in the languages that it knows. */
  static Text textOf(Exception failure) {
    return failure instanceof BusException bus ? bus.text : Text.plain(failure.getMessage());
  }
}
