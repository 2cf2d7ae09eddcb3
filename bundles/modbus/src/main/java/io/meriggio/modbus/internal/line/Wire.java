// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import java.io.IOException;

/**
 * A path for bytes: a socket or a serial port.
 *
 * <p>Threads: all methods by the one whose turn it is; {@link #close} and {@link #isOpen} by any.
 */
interface Wire {

  /** Where it leads, for messages. */
  String address();

  /**
   * Opens the path.
   *
   * @throws IOException with a sentence that names what was found and its mend
   */
  void open() throws IOException;

  boolean isOpen();

  /**
   * Whether the other side has closed it, or sent something unasked, while nobody looked. Takes a
   * millisecond: meant for a path that was idle.
   */
  boolean isStale();

  /** Sends bytes in one piece. */
  void write(byte[] bytes, int length) throws IOException;

  /**
   * Waits for bytes.
   *
   * @param offset where they go
   * @param wanted how many are missing at least
   * @param deadline until when to wait, in {@link System#nanoTime()}
   * @return how many came, 1 or more; 0 when none came in time
   * @throws IOException when the path is gone
   */
  int read(byte[] bytes, int offset, int wanted, long deadline) throws IOException;

  /** How many bytes are there already. */
  int available() throws IOException;

  /** Time that bytes take on the line, in nanoseconds; 0 when unknown. */
  long lineTime(int bytes);

  /** Silence that the line needs between two frames, in nanoseconds. */
  long silence();

  /** Whether closing it ends what was still to come from the other side. */
  boolean closingDropsAnswers();

  /** Silence that the other side needs after an exchange that failed, in nanoseconds. */
  default long pauseAfterFailure() {
    return 0;
  }

  /** The largest read in registers that what is behind it is known to carry, 1…125. */
  default int maxRead() {
    return 125;
  }

  /** Whether the other side passes a function on; what it does not pass is never sent. */
  default boolean passes(int function) {
    return true;
  }

  /** Whether the other side gives it to the newest master, so that one that is closed lost it. */
  default boolean goesToTheNewest() {
    return false;
  }

  /** Whether looking for it costs nobody anything, so that it is looked for every few seconds. */
  default boolean quickToReturn() {
    return false;
  }

  void close();
}
