// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;

/** One connection with one master, in one framing. Used by one thread; closed by any. */
interface Wire extends Closeable {

  /**
   * Waits for a request; empty when what came was none.
   *
   * @throws IOException at the end of the connection, or when nothing can be told apart any more
   */
  Optional<Request> next() throws IOException;

  /** What the line itself answers before any device sees the request; mostly nothing. */
  default Optional<Pdu> verdict(Request request) {
    return Optional.empty();
  }

  /** Sends an answer; with a generator, one wrong byte of its choice. */
  void send(Request request, Pdu answer, Optional<Random> garble) throws IOException;

  /** No device answered. On most lines nothing happens then. */
  default void silence(Request request) throws IOException {}

  /** Ends the conversation; a waiting {@link #next} fails. */
  @Override
  void close();
}
