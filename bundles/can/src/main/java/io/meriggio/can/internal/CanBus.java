// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can.internal;

import io.meriggio.device.CanFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * An open way onto a bus.
 *
 * <p>Threads: {@link #receive} and {@link #close} are called by one thread, {@link #send} by one
 * thread at a time.
 */
interface CanBus extends AutoCloseable {

  /** Opens buses; the message of its exception says what was found and its mend. */
  @FunctionalInterface
  interface Opener {
    CanBus open() throws IOException;
  }

  /** Puts a frame on the bus. */
  void send(CanFrame frame) throws IOException;

  /**
   * Waits for a frame.
   *
   * @param longest the wait is at most a little longer
   * @return empty when none came; data frames only
   */
  Optional<CanFrame> receive(Duration longest) throws IOException;

  @Override
  void close() throws IOException;
}
