// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import io.meriggio.device.Text;
import io.meriggio.modbus.internal.frame.Exchange;
import io.meriggio.modbus.internal.frame.FrameException;
import io.meriggio.modbus.internal.frame.LoggerErrorException;
import java.io.IOException;

/** How frames are told apart on a wire. Used by the one whose turn it is. */
interface Framing {

  /** The path below. */
  Wire wire();

  /** The path was opened: nothing of an earlier connection counts. */
  default void opened() {}

  /** The line is being closed: an exchange in hand opens no more connections. Any thread. */
  default void closing() {}

  /**
   * Whether the other side has left, or sent what nobody can use, while the path was idle. Takes a
   * millisecond.
   */
  default boolean isStale() {
    return wire().isStale();
  }

  /** What was found out about the other side, for people; empty when nothing. */
  default Text findings() {
    return Text.NONE;
  }

  /** The largest read in registers that goes well, 1…125. */
  default int maxRead() {
    return wire().maxRead();
  }

  /** Silence needed before this request, in nanoseconds after the last exchange. */
  long silence(Exchange next);

  /**
   * Sends the request and takes the answer into the exchange. The wire is open.
   *
   * @param timeout longest wait for the answer in nanoseconds, line time not counted
   * @return nanoseconds from request to answer, line time not counted
   * @throws FrameException when something else arrived
   * @throws LoggerErrorException when a logger answered for itself
   * @throws WrongLoggerException when another logger answered
   * @throws CutConfirmationException when a write may have been done
   * @throws NoAnswerException when not all of the answer arrived in time
   * @throws IOException when the path is gone
   */
  long run(Exchange exchange, long timeout) throws IOException;

  /** After a refused answer: whatever else arrives with it is not read by the next exchange. */
  void resynchronise();

  /** After a time-out: an answer that still comes is not read by the next exchange. */
  void giveUp();

  /**
   * Whether the answer to a request that was given up can still arrive later and look like another
   * one's.
   */
  boolean answersMayComeLate();

  /**
   * How long, after the first answer that follows a time-out, another one may come: the first may
   * have been the late one.
   *
   * @param timeout the line's time-out in nanoseconds
   * @return nanoseconds
   */
  long secondAnswer(long timeout);
}
