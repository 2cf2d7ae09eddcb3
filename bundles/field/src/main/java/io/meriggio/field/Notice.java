// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field;

import io.meriggio.device.Text;

/**
 * Something about the machine that whoever looks after the gateway should know.
 *
 * @param word for programs
 * @param sentence for people: what is, and what to do
 */
public record Notice(Word word, Text sentence) {

  /** What a notice is about. */
  public enum Word {
    /** Starts failed one after the other: only the doors run. */
    SAFE_MODE,
    /** Little room is left on the disk of the data directory. */
    DISK_LOW,
    /** There is no room left: nothing is kept, the control goes on. */
    DISK_FULL,
    /** The memory can't keep changes, or lost what it had kept. */
    MEMORY,
    /** The clock can't be right: windows of the day and year wait. */
    CLOCK,
    /** The certificate of HTTPS ends soon, has ended, or could not be made. */
    CERTIFICATE,
    /** Waits for the next start: a back-up to be taken, or the factory reset. */
    NEXT_START
  }
}
