// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import io.meriggio.device.Text;

/** The file is not as this bundle wrote it. */
final class DamageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Text found;

  DamageException(Text found) {
    super(found.english());
    this.found = found;
  }

  static DamageException sum(String what) {
    return new DamageException(MemoryTexts.text("found.sum", "'" + what + "'"));
  }

  /** What was found, as the end of a sentence. */
  Text found() {
    return found;
  }
}
