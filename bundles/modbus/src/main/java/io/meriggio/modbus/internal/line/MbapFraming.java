// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import io.meriggio.modbus.internal.frame.Exchange;
import io.meriggio.modbus.internal.frame.FrameException;
import io.meriggio.modbus.internal.frame.MbapFrame;
import java.io.IOException;

/** Modbus TCP: a transaction id a request, and a new connection after anything unexpected. */
final class MbapFraming implements Framing {
  private final Wire wire;
  private final LineTrace trace;
  private final byte[] out = new byte[MbapFrame.MAX];
  private final byte[] in = new byte[2 * MbapFrame.MAX];
  private int transaction;

  MbapFraming(Wire wire, LineTrace trace) {
    this.wire = wire;
    this.trace = trace;
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
    int length = MbapFrame.encode(exchange, transaction, out);
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
        throw NoAnswerException.of(exchange.describe(), exchange.unit(), timeout, have);
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
    MbapFrame.decode(exchange, transaction, in, whole);
  }

  private int traced(int have) throws IOException {
    try {
      return MbapFrame.length(in, have);
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
