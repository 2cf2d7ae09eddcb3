// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.frame;

import io.meriggio.device.Text;
import java.io.IOException;

/** A failure that is told to people: a sentence with what was found and its mend. */
public class SpokenException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Text text;

  public SpokenException(Text text) {
    this(text, null);
  }

  public SpokenException(Text text, Throwable cause) {
    super(text.english(), cause);
    this.text = text;
  }

  /** What a failure says, in the languages that it knows. */
  public static Text textOf(IOException failure) {
    return failure instanceof SpokenException spoken
        ? spoken.text
        : Text.plain(failure.getMessage());
  }
}
