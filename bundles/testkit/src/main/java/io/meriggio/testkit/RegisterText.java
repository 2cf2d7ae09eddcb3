// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import java.nio.charset.StandardCharsets;

/** Text as devices hold it: two ASCII characters a register, the first in the high byte. */
public final class RegisterText {

  private RegisterText() {}

  /** As many registers as the text needs. */
  public static int[] of(String text) {
    return of(text, (text.length() + 1) / 2);
  }

  /**
   * @param count registers, the rest of them 0
   */
  public static int[] of(String text, int count) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    int[] registers = new int[count];
    for (int i = 0; i < bytes.length; i++) {
      registers[i / 2] |= bytes[i] << (i % 2 == 0 ? 8 : 0);
    }
    return registers;
  }
}
