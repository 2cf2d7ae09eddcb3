// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import java.io.IOException;

/** The bytes of a connection as they come. Used by one thread; closed by any. */
interface Bytes extends AutoCloseable {

  /** Nothing came in time. */
  int NOTHING = -2;

  /**
   * The next byte, 0 to 255, or {@link #NOTHING} after so many milliseconds (0 = for ever).
   *
   * @throws IOException at the end
   */
  int read(int millis) throws IOException;

  /** Sends bytes at once. */
  void write(byte[] frame) throws IOException;

  @Override
  void close();
}
