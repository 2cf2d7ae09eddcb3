// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The check sum of a row: SQLite sees a broken page by its structure only, not that the text within
 * it changed.
 */
final class CheckSum {
  private CheckSum() {}

  /** Of texts in this order. */
  static long of(String... parts) {
    CRC32C sum = new CRC32C();
    for (String part : parts) {
      sum.update(part.getBytes(StandardCharsets.UTF_8));
      sum.update(0);
    }
    return sum.getValue();
  }
}
