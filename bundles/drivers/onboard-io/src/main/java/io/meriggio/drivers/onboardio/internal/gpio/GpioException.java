// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal.gpio;

import io.meriggio.device.Text;
import io.meriggio.device.Texts;
import java.io.IOException;

/** A line or chip that failed, with the reason in words. */
public final class GpioException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.beside(GpioException.class);

  private final transient Text text;

  private GpioException(Text text, Throwable cause) {
    super(text.english(), cause);
    this.text = text;
  }

  /** Of a sentence of the message files. */
  static GpioException of(Throwable cause, String key, Object... parameters) {
    return new GpioException(TEXTS.text(key, parameters), cause);
  }

  /** A line that is used, though nobody holds it. */
  public static GpioException unheld() {
    return of(null, "unheld");
  }

  /** What an exception says. */
  public static Text textOf(IOException failure) {
    return failure instanceof GpioException gpio ? gpio.text : Text.plain(failure.getMessage());
  }
}
