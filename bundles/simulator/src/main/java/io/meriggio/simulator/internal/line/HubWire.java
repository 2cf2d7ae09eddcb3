// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * One port of an AZZURRO HUB (stick-and-hub.md section 2.3): Modbus TCP in front of an RS-485 line.
 * Only functions 0x03 and 0x10, a least delay between exchanges, and its own answers where the line
 * has none.
 */
final class HubWire extends MbapWire {

  private static final int ILLEGAL_FUNCTION = 0x01;
  private static final int ILLEGAL_ADDRESS = 0x02;
  private static final int ILLEGAL_VALUE = 0x03;
  private static final int NO_PATH = 0x0A;
  private static final int NO_ANSWER = 0x0B;

  private final long delayNanos;
  private long lastExchange;

  HubWire(Bytes bytes, int delayMillis) {
    super(bytes, false);
    delayNanos = delayMillis * 1_000_000L;
    lastExchange = System.nanoTime() - delayNanos;
  }

  @Override
  public Optional<Pdu> verdict(Request request) {
    int function = request.pdu().function();
    int code = refusal(request.unit(), request.pdu());
    if (code != 0) {
      return Optional.of(Pdu.exception(function, code));
    }
    long left = lastExchange + delayNanos - System.nanoTime();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = lastExchange + delayNanos - System.nanoTime();
    }
    return Optional.empty();
  }

  private static int refusal(int unit, Pdu pdu) {
    boolean read = pdu.function() == 0x03;
    if (!read && pdu.function() != 0x10) {
      return ILLEGAL_FUNCTION;
    }
    if (unit == 0 || unit > 247) {
      return NO_PATH;
    }
    int quantity = pdu.size() < 5 ? 0 : pdu.word(3);
    boolean whole =
        read
            ? pdu.size() == 5 && quantity <= 125
            : pdu.size() >= 6
                && quantity <= 123
                && pdu.unsigned(5) == 2 * quantity
                && pdu.size() == 6 + 2 * quantity;
    if (quantity == 0 || !whole) {
      return ILLEGAL_VALUE;
    }
    return pdu.word(1) + quantity > 65_536 ? ILLEGAL_ADDRESS : 0;
  }

  @Override
  public void send(Request request, Pdu answer, Optional<Random> garble) throws IOException {
    lastExchange = System.nanoTime();
    super.send(request, answer, garble);
  }

  @Override
  public void silence(Request request) throws IOException {
    send(request, Pdu.exception(request.pdu().function(), NO_ANSWER), Optional.empty());
  }
}
