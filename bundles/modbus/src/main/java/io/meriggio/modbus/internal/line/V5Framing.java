// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static io.meriggio.modbus.internal.text.ModbusTexts.text;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import io.meriggio.device.Text;
import io.meriggio.modbus.internal.frame.Exchange;
import io.meriggio.modbus.internal.frame.FrameException;
import io.meriggio.modbus.internal.frame.LoggerErrorException;
import io.meriggio.modbus.internal.frame.RtuFrame;
import io.meriggio.modbus.internal.frame.V5Answer;
import io.meriggio.modbus.internal.frame.V5Frame;
import java.io.IOException;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * RTU frames in the envelopes of a Solarman V5 logger (solarman-v5). An answer belongs to the
 * request whose sequence number it carries; whatever else comes, heartbeats and late answers, is
 * acknowledged or dropped on the way.
 */
@SuppressFBWarnings(
    value = {"AT_STALE_THREAD_WRITE_OF_PRIMITIVE", "AT_NONATOMIC_OPERATIONS_ON_SHARED_VARIABLE"},
    justification = "used by the one whose turn it is; the lock of the turns hands it over")
final class V5Framing implements Framing {
  /** Some models refuse longer reads (section 10). */
  static final int MAX_READ = 60;

  /** Frames that are none of ours while an answer is awaited (section 9). */
  private static final int MOST_UNRELATED = 8;

  /** After the second time-out in a row the connection is given up (section 10). */
  private static final int MOST_TIMEOUTS = 2;

  /** A register that every inverter has, read to learn who answers (section 11). */
  private static final int LEARNING_REGISTER = 0x0404;

  /** A new connection's numbers keep clear of those that may still be answered. */
  private static final int CLEAR = 16;

  private static final int SEQUENCES = 256;
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(1);

  private final Wire wire;
  private final LineTrace trace;
  private final OptionalLong configured;
  private final long gap;
  private final Clock clock;
  private final IntSupplier chance;
  private final Exchange learning = new Exchange();
  private final byte[] rtu = new byte[RtuFrame.MAX + 2];
  private final byte[] out = new byte[V5Frame.OVERHEAD + 15 + RtuFrame.MAX];
  private final byte[] in = new byte[2 * V5Frame.MAX];
  private int from;
  private int to;
  private int sequence = -1;
  private int timeouts;
  private boolean heard;
  private volatile OptionalLong logger;

  /**
   * @param serial the logger's serial number; empty = learnt from its first answer
   * @param gap silence between two requests in nanoseconds
   * @param clock the time that heartbeats are acknowledged with
   * @param chance a connection's sequence number before its first: a number of chance, 0…254
   */
  V5Framing(
      Wire wire, LineTrace trace, OptionalLong serial, long gap, Clock clock, IntSupplier chance) {
    this.wire = wire;
    this.trace = trace;
    this.configured = serial;
    this.logger = serial;
    this.gap = gap;
    this.clock = clock;
    this.chance = chance;
  }

  @Override
  public Wire wire() {
    return wire;
  }

  @Override
  public int maxRead() {
    return MAX_READ;
  }

  @Override
  public Text findings() {
    OptionalLong known = logger;
    return known.isPresent() && configured.isEmpty()
        ? text("logger.learnt", known.getAsLong())
        : Text.NONE;
  }

  @Override
  public void opened() {
    from = 0;
    to = 0;
    timeouts = 0;
    int fresh = chance.getAsInt();
    int distance = fresh - sequence & 0xFF;
    boolean near = sequence >= 0 && (distance < CLEAR || distance > SEQUENCES - CLEAR);
    sequence = near ? sequence + SEQUENCES / 2 & 0xFF : fresh;
  }

  @Override
  public boolean isStale() {
    try {
      makeRoom();
      to += wire.read(in, to, 1, System.nanoTime() + LOOK);
      while (next() > 0) {
        dropUnrelated();
      }
      return false;
    } catch (IOException gone) {
      return true;
    }
  }

  @Override
  public long silence(Exchange next) {
    return 0;
  }

  @Override
  public long run(Exchange exchange, long timeout) throws IOException {
    if (logger.isEmpty()) {
      learn(exchange.unit(), timeout);
    }
    return ask(exchange, timeout);
  }

  /** Any answer to a request with serial number 0 tells who answers (section 11). */
  private void learn(int unit, long timeout) throws IOException {
    learning.read(Math.max(1, unit), Exchange.READ_HOLDING, LEARNING_REGISTER, 1);
    try {
      ask(learning, timeout);
    } catch (FrameException | LoggerErrorException answered) {
      if (logger.isEmpty()) {
        throw answered;
      }
    }
    LockSupport.parkNanos(this, gap);
  }

  private long ask(Exchange exchange, long timeout) throws IOException {
    sequence = sequence + 1 & 0xFF;
    int length = V5Frame.encode(exchange, sequence, logger.orElse(0), rtu, out);
    long start = System.nanoTime();
    wire.write(out, length);
    trace.sent(out, length);
    if (exchange.expectsAnswer()) {
      receive(exchange, start, timeout);
    }
    timeouts = 0;
    return System.nanoTime() - start;
  }

  private void receive(Exchange exchange, long start, long timeout) throws IOException {
    int unrelated = 0;
    while (true) {
      if (next() == 0) {
        await(exchange, start, timeout);
      } else if (isAnswer()) {
        take(exchange);
        return;
      } else if (++unrelated > MOST_UNRELATED) {
        throw new FrameException(
            "more than %d frames of the logger's own instead of an answer to %s"
                .formatted(MOST_UNRELATED, exchange.describe()));
      } else {
        dropUnrelated();
      }
    }
  }

  private boolean isAnswer() {
    return V5Frame.control(in, from) == V5Frame.ANSWER && V5Frame.sequence(in, from) == sequence;
  }

  private void take(Exchange exchange) throws IOException {
    int at = from;
    from += V5Frame.OVERHEAD + V5Frame.payload(in, at);
    timeouts = 0;
    trace.received(in, at, from - at);
    long found = V5Frame.serial(in, at);
    long expected = logger.orElse(found);
    if (found != expected) {
      logger = configured;
      throw new WrongLoggerException(expected, found, wire.address());
    }
    if (logger.isEmpty()) {
      logger = OptionalLong.of(found);
    }
    heard = true;
    V5Answer.decode(exchange, in, at, rtu);
  }

  /** Drops what is no frame; the length of the frame that is at {@code from} then, 0 when none. */
  private int next() {
    int length = V5Frame.length(in, from, to - from);
    while (length < 0) {
      from++;
      length = V5Frame.length(in, from, to - from);
    }
    return length;
  }

  private void dropUnrelated() throws IOException {
    int length = V5Frame.OVERHEAD + V5Frame.payload(in, from);
    trace.received(in, from, length);
    if (V5Frame.wantsAcknowledgement(V5Frame.control(in, from))) {
      byte[] frame = new byte[V5Frame.OVERHEAD + 10];
      V5Frame.acknowledge(in, from, clock.instant().getEpochSecond(), frame);
      wire.write(frame, frame.length);
      trace.sent(frame, frame.length);
    }
    from += length;
  }

  private void await(Exchange exchange, long start, long timeout) throws IOException {
    makeRoom();
    int came = wire.read(in, to, 1, start + timeout);
    to += came;
    if (V5Frame.isMbapException(in, to)) {
      throw new FrameException(text("logger.speaks-tcp", wire.address()));
    }
    if (came == 0) {
      trace.received(in, from, to - from);
      throw NoAnswerException.of(
          exchange.text().and("; ", hint()), exchange.unit(), timeout, to - from);
    }
  }

  /** Some loggers keep silent when the serial number is wrong (section 14). */
  private Text hint() {
    if (heard) {
      return Text.NONE;
    }
    return configured.isPresent()
        ? text("logger.is-it", configured.getAsLong())
        : text("logger.unset");
  }

  /** What is left moves to the front: less than one frame, so that there is room for another. */
  private void makeRoom() {
    if (from > 0) {
      System.arraycopy(in, from, in, 0, to - from);
      to -= from;
      from = 0;
    }
  }

  @Override
  public void resynchronise() {
    wire.close();
  }

  @Override
  public void giveUp() {
    timeouts++;
    if (timeouts >= MOST_TIMEOUTS) {
      wire.close();
    }
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
