// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.time.Duration;

/** What a driver answers to a command: it never waits on the line for an effect. */
public sealed interface Attempt {

  /** The device took the command and it can't be read back. */
  record Done() implements Attempt {}

  /**
   * The driver or the device refused. Nothing was changed.
   *
   * @param reason the word
   * @param detail a sentence with what was found and what is allowed
   */
  record Rejected(Reason reason, Text detail) implements Attempt {

    /** With a sentence in one language. */
    public Rejected(Reason reason, String detail) {
      this(reason, Text.plain(detail));
    }
  }

  /**
   * The device took the command; the host confirms it by calling {@link #confirmation()} between
   * polls until it says yes or the time is over.
   *
   * @param confirmation reads back; called on the device's thread
   * @param within how long the effect may take
   */
  record Accepted(Confirmation confirmation, Duration within) implements Attempt {}

  /** Reads a command back. */
  @FunctionalInterface
  interface Confirmation {
    /**
     * @return whether the device shows what was commanded
     * @throws DeviceException when it can't be read
     */
    boolean confirmed() throws DeviceException;
  }
}
