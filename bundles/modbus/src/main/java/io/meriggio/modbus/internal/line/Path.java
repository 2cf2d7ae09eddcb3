// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static io.meriggio.modbus.internal.frame.SpokenException.textOf;
import static io.meriggio.modbus.internal.text.ModbusTexts.text;

import io.meriggio.device.DeviceException;
import io.meriggio.device.LineInfo.State;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The physical path of a line: open when it is needed, backed off while it can't be opened. A
 * reconnect after a desynchronisation is immediate; only a good answer forgets failed connections,
 * so that two masters that push each other out do not do it in a tight loop.
 *
 * <p>Threads: {@link #open}, {@link #broke} and {@link #works} by the one whose turn it is, the
 * rest by any.
 */
final class Path {
  private static final Logger LOG = LoggerFactory.getLogger(Path.class);
  private static final long IDLE = TimeUnit.SECONDS.toNanos(2);

  /** Two masters that took a path from each other at once would never stop. */
  private static final long TAKEN_OVER = TimeUnit.SECONDS.toNanos(30);

  private final String line;
  private final Wire wire;
  private final BooleanSupplier isStale;
  private final LongSupplier clock;
  private final BackOff backOff;
  private volatile boolean closed;
  private volatile Condition condition = new Condition(State.STARTING, Reason.NONE, Text.NONE);
  private volatile boolean answered;
  private volatile long lastUse;

  /**
   * How the path is.
   *
   * @param detail what was found and its mend, or empty
   */
  record Condition(State state, Reason reason, Text detail) {}

  Path(String line, Wire wire, LongSupplier clock) {
    this(line, wire, wire::isStale, clock);
  }

  /**
   * @param isStale whether it is of no use any more; asked when it was idle
   */
  Path(String line, Wire wire, BooleanSupplier isStale, LongSupplier clock) {
    this.line = line;
    this.wire = wire;
    this.isStale = isStale;
    this.clock = clock;
    this.backOff = wire.quickToReturn() ? BackOff.ofPort() : BackOff.ofPath();
  }

  Condition condition() {
    return condition;
  }

  /**
   * Opens it where it is not.
   *
   * @return whether it was opened just now
   * @throws DeviceException {@link Reason#LINE_DOWN} or {@link Reason#PREEMPTED} when it can't be,
   *     or is backed off
   */
  boolean open() throws DeviceException {
    refuseWhenClosed();
    long now = clock.getAsLong();
    if (wire.isOpen() && now - lastUse > IDLE && isStale.getAsBoolean()) {
      wire.close();
      noteTakeOver();
    }
    lastUse = now;
    if (wire.isOpen()) {
      return false;
    }
    long wait = backOff.remaining(now);
    if (wait > 0) {
      throw new DeviceException(
          condition.reason(), text("line.wait", line, condition.detail(), seconds(wait)));
    }
    try {
      answered = false;
      wire.open();
      refuseWhenClosed();
      become(new Condition(State.UP, Reason.NONE, Text.NONE));
      return true;
    } catch (IOException failed) {
      backOff.failed(clock.getAsLong());
      become(new Condition(State.DOWN, Reason.LINE_DOWN, textOf(failed)));
      throw new DeviceException(Reason.LINE_DOWN, onLine(textOf(failed)), failed);
    }
  }

  private void refuseWhenClosed() throws DeviceException {
    if (closed) {
      wire.close();
      throw new DeviceException(Reason.LINE_DOWN, text("line.is-closed", line));
    }
  }

  /** A good answer came through it. */
  void works() {
    lastUse = clock.getAsLong();
    if (!answered) {
      answered = true;
      backOff.succeeded();
    }
  }

  /**
   * It broke during an exchange.
   *
   * @return what the exchange fails with; repeatable when the path had worked
   */
  FailedExchange broke(IOException failure) {
    wire.close();
    if (noteTakeOver()) {
      return new FailedExchange(Reason.PREEMPTED, onLine(condition.detail()), false, failure);
    }
    if (!answered || closed) {
      backOff.failed(clock.getAsLong());
      become(new Condition(State.DOWN, Reason.LINE_DOWN, textOf(failure)));
    }
    return new FailedExchange(
        Reason.LINE_DOWN,
        onLine(closed ? text("line.closed") : textOf(failure)),
        answered && !closed,
        failure);
  }

  /**
   * It leads to somebody else. Looked at again after a back-off: somebody may mend it there.
   *
   * @param detail what was found and its mend
   * @return what the exchange fails with
   */
  FailedExchange leadsElsewhere(Reason reason, Text detail, IOException cause) {
    wire.close();
    backOff.failed(clock.getAsLong());
    become(new Condition(State.DOWN, reason, detail));
    return new FailedExchange(reason, onLine(detail), false, cause);
  }

  /**
   * Where the newest master wins, a path that the other side closed was taken over by another one,
   * be it before or after our first answer: two that come back at once would never stop.
   */
  private boolean noteTakeOver() {
    if (!wire.goesToTheNewest() || closed) {
      return false;
    }
    backOff.hold(clock.getAsLong(), TAKEN_OVER);
    become(new Condition(State.DOWN, Reason.PREEMPTED, text("line.taken-over", wire.address())));
    return true;
  }

  void close() {
    closed = true;
    wire.close();
    condition = new Condition(State.DOWN, Reason.LINE_DOWN, text("line.closed"));
  }

  private void become(Condition next) {
    Condition before = condition;
    condition = next;
    if (next.state() != before.state() && !closed) {
      if (next.state() == State.UP) {
        LOG.info("line {}: open to {}", line, wire.address());
      } else {
        LOG.warn("line {}: {}", line, next.detail());
      }
    }
  }

  private Text onLine(Text what) {
    return text("line", line, what);
  }

  private static long seconds(long nanos) {
    return (nanos + 999_999_999) / 1_000_000_000;
  }
}
