// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import io.meriggio.modbus.internal.frame.Exchange;
import io.meriggio.modbus.internal.frame.RtuFrame;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * RTU frames on a serial line or on a raw socket. They have no id: silence and care keep one answer
 * from being read as another's.
 */
final class RtuFraming implements Framing {
  /** How long a socket must be quiet before it is given up (stick-and-hub section 1.3). */
  private static final long SOCKET_QUIET = TimeUnit.MILLISECONDS.toNanos(100);

  /** USB adapters hand bytes over in steps of up to 16 ms. */
  private static final long PORT_QUIET = TimeUnit.MILLISECONDS.toNanos(20);

  /** A peer that never falls silent does not hold the line for ever. */
  private static final long LONGEST_DISCARD = TimeUnit.SECONDS.toNanos(1);

  /** Time for the copy of an answer to arrive before a request that it would fit. */
  private static final long SOCKET_SILENCE = TimeUnit.MILLISECONDS.toNanos(4);

  private final Wire wire;
  private final LineTrace trace;
  private final byte[] out = new byte[RtuFrame.MAX];
  private final byte[] in = new byte[2 * RtuFrame.MAX];
  private int lastUnit = -1;
  private int lastFunction;
  private int lastLength;

  RtuFraming(Wire wire, LineTrace trace) {
    this.wire = wire;
    this.trace = trace;
  }

  @Override
  public Wire wire() {
    return wire;
  }

  @Override
  public long silence(Exchange next) {
    boolean fits = next.resembles(lastUnit, lastFunction, lastLength);
    return fits && wire.closingDropsAnswers() ? SOCKET_SILENCE : wire.silence();
  }

  @Override
  public long run(Exchange exchange, long timeout) throws IOException {
    dropUnasked();
    int length = RtuFrame.encode(exchange, out);
    long start = System.nanoTime();
    wire.write(out, length);
    trace.sent(out, length);
    lastUnit = exchange.unit();
    lastFunction = exchange.function();
    lastLength = exchange.longestAnswer();
    if (!exchange.expectsAnswer()) {
      return 0;
    }
    long onTheLine = wire.lineTime(length);
    long longest = wire.lineTime(exchange.longestAnswer() + RtuFrame.OVERHEAD);
    int answer = receive(exchange, start + onTheLine + longest + timeout, timeout);
    return Math.max(0, System.nanoTime() - start - onTheLine - wire.lineTime(answer));
  }

  private int receive(Exchange exchange, long deadline, long timeout) throws IOException {
    int have = 0;
    try {
      int whole = 0;
      while (whole == 0 || have < whole) {
        int wanted = whole == 0 ? Math.max(1, RtuFrame.SHORTEST - have) : whole - have;
        int came = wire.read(in, have, wanted, deadline);
        if (came == 0) {
          throw NoAnswerException.of(exchange.text(), exchange.unit(), timeout, have);
        }
        have += came;
        whole = RtuFrame.length(exchange, in, have);
      }
      RtuFrame.decode(exchange, in, whole);
      if (have > whole) {
        resynchronise();
      }
      return whole;
    } finally {
      trace.received(in, have);
    }
  }

  /** What lies there before the request belongs to something else. */
  private void dropUnasked() throws IOException {
    if (wire.available() == 0) {
      return;
    }
    resynchronise();
    if (!wire.isOpen()) {
      wire.open();
    }
  }

  @Override
  public void resynchronise() {
    try {
      discardUntilQuiet();
    } catch (IOException gone) {
      wire.close();
    }
    giveUp();
  }

  @Override
  public void giveUp() {
    if (wire.closingDropsAnswers()) {
      wire.close();
    }
  }

  private void discardUntilQuiet() throws IOException {
    long quiet = wire.closingDropsAnswers() ? SOCKET_QUIET : Math.max(PORT_QUIET, wire.silence());
    long end = System.nanoTime() + LONGEST_DISCARD;
    byte[] dropped = new byte[RtuFrame.MAX];
    int came;
    do {
      came = wire.read(dropped, 0, 1, System.nanoTime() + quiet);
      trace.received(dropped, came);
    } while (came > 0 && System.nanoTime() < end);
  }

  @Override
  public boolean answersMayComeLate() {
    return true;
  }

  @Override
  public long secondAnswer(long timeout) {
    return wire.closingDropsAnswers() ? Math.min(timeout, SOCKET_QUIET) : timeout;
  }
}
