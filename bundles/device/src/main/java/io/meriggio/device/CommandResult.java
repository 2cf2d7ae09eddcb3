// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

/** How a command ended. */
public sealed interface CommandResult {

  /** Written, and read back as commanded. */
  record Confirmed() implements CommandResult {}

  /** Taken by the device, which has no way to read it back. */
  record Accepted() implements CommandResult {}

  /**
   * Refused before anything was sent.
   *
   * @param reason the word
   * @param detail a sentence with what was found and what is allowed
   */
  record Rejected(Reason reason, Text detail) implements CommandResult {

    /** With a sentence in one language. */
    public Rejected(Reason reason, String detail) {
      this(reason, Text.plain(detail));
    }
  }

  /**
   * Sent or due to be sent, and not known to have taken effect.
   *
   * @param reason the word
   * @param detail a sentence with what was found
   */
  record Failed(Reason reason, Text detail) implements CommandResult {

    /** With a sentence in one language. */
    public Failed(Reason reason, String detail) {
      this(reason, Text.plain(detail));
    }
  }
}
