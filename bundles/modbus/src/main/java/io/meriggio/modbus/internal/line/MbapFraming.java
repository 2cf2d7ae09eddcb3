// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import io.meriggio.modbus.internal.frame.Exchange;
import io.meriggio.modbus.internal.frame.FrameException;
import io.meriggio.modbus.internal.frame.MbapFrame;
import java.io.IOException;

/**
 * Modbus TCP: a transaction id a request, and a new connection after anything unexpected; and its
 * hybrid with a checksum behind the request (stick-and-hub section 1.1).
 */
final class MbapFraming implements Framing {
  private static final int CRC = 2;

  /** What is left of a write's confirmation that was cut, in bytes (stick-and-hub section 1.2). */
  private static final int SHORTEST_CUT = 8;

  private static final int LONGEST_CUT = 10;

  private final Wire wire;
  private final LineTrace trace;
  private final boolean withCrc;
  private final byte[] out = new byte[MbapFrame.MAX + CRC];
  private final byte[] in = new byte[2 * MbapFrame.MAX];
  private int transaction;

  MbapFraming(Wire wire, LineTrace trace, boolean withCrc) {
    this.wire = wire;
    this.trace = trace;
    this.withCrc = withCrc;
  }

  @Override
  public Wire wire() {
    return wire;
  }

  @Override
  public long silence(Exchange next) {
    return 0;
  }

  @Override
  public long run(Exchange exchange, long timeout) throws IOException {
    transaction = (transaction + 1) & 0xFFFF;
    int length =
        withCrc
            ? MbapFrame.encodeWithCrc(exchange, transaction, out)
            : MbapFrame.encode(exchange, transaction, out);
    long start = System.nanoTime();
    wire.write(out, length);
    trace.sent(out, length);
    if (exchange.expectsAnswer()) {
      receive(exchange, start, timeout);
    }
    return System.nanoTime() - start;
  }

  private void receive(Exchange exchange, long start, long timeout) throws IOException {
    int have = 0;
    int whole = 0;
    while (whole == 0 || have < whole) {
      int came = wire.read(in, have, Math.max(1, whole - have), start + timeout);
      if (came == 0) {
        trace.received(in, have);
        refuseCutConfirmation(exchange, have);
        throw NoAnswerException.of(exchange.text(), exchange.unit(), timeout, have);
      }
      have += came;
      whole = whole == 0 ? traced(have) : whole;
    }
    trace.received(in, have);
    if (have > whole) {
      // without a checksum, the end of one frame and the start of another look like an answer
      throw new FrameException(
          "%d bytes more than an answer to %s".formatted(have - whole, exchange.describe()));
    }
    refuseCutConfirmation(exchange, whole);
    decode(exchange, whole);
  }

  private void decode(Exchange exchange, int whole) throws FrameException {
    MbapFrame.mendException(exchange, in, whole);
    int length = withCrc ? MbapFrame.withoutCrc(exchange, in, whole) : whole;
    MbapFrame.decode(exchange, transaction, in, length);
  }

  private void refuseCutConfirmation(Exchange exchange, int have) throws CutConfirmationException {
    if (exchange.writes()
        && have >= SHORTEST_CUT
        && have <= LONGEST_CUT
        && MbapFrame.begins(exchange, transaction, in, have)) {
      throw new CutConfirmationException(exchange.text(), have);
    }
  }

  private int traced(int have) throws IOException {
    try {
      return withCrc ? MbapFrame.lengthWithCrc(in, have) : MbapFrame.length(in, have);
    } catch (IOException refused) {
      trace.received(in, have);
      throw refused;
    }
  }

  @Override
  public void resynchronise() {
    wire.close();
  }

  @Override
  public void giveUp() {
    wire.close();
  }

  @Override
  public boolean answersMayComeLate() {
    return false;
  }

  @Override
  public long secondAnswer(long timeout) {
    return 0;
  }
}
