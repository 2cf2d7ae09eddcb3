// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static io.meriggio.modbus.internal.frame.SpokenException.textOf;
import static io.meriggio.modbus.internal.text.ModbusTexts.text;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink.Cost;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.modbus.internal.frame.Exchange;
import io.meriggio.modbus.internal.frame.FrameException;
import io.meriggio.modbus.internal.frame.LoggerErrorException;
import io.meriggio.modbus.line.Line.Figures;
import io.meriggio.modbus.line.LineSettings;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs exchanges for whoever has the turn: keeps the silence, opens the path, notes who answers and
 * how fast, and leaves a unit that doesn't alone for a while.
 *
 * <p>Threads: {@link #run} by the one whose turn it is, the rest by any.
 */
final class Exchanger {
  private static final Logger LOG = LoggerFactory.getLogger(Exchanger.class);

  /** A gateway's word for a unit behind it that did not answer it. */
  private static final int GATEWAY_TARGET_SILENT = 0x0B;

  /** Time for units to act on a broadcast before the next request. */
  private static final long BROADCAST_TURNAROUND = TimeUnit.MILLISECONDS.toNanos(100);

  /** Turn-around assumed of a unit that has not answered yet. */
  private static final long UNKNOWN_TURNAROUND = TimeUnit.MILLISECONDS.toNanos(20);

  /** Bytes of a read's two frames without registers. */
  private static final int READ_OVERHEAD = 13;

  private final String line;
  private final LineSettings settings;
  private final Framing framing;
  private final LongSupplier clock;
  private final Path path;
  private final long timeout;
  private final long gap;
  private final Utilisation utilisation;
  private final Units units;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong timeouts = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();
  private volatile long quietSince;

  Exchanger(String line, LineSettings settings, Framing framing, LongSupplier clock) {
    this.line = line;
    this.settings = settings;
    this.framing = framing;
    this.clock = clock;
    this.path = new Path(line, framing.wire(), framing::isStale, clock);
    this.timeout = settings.timeout().toNanos();
    this.gap = settings.gap().toNanos();
    this.units = new Units(line, timeout, clock);
    this.utilisation = new Utilisation(clock.getAsLong());
    this.quietSince = clock.getAsLong() - TimeUnit.SECONDS.toNanos(1);
  }

  /**
   * How often a read is tried: once when the unit has failed before, so that it costs its
   * neighbours one time-out a back-off period, and once in a search, where most addresses are
   * silent.
   */
  int tries(Turn turn, int unit) {
    boolean once = turn == Turn.PROBE || units.unit(unit).backOff().isFailing();
    return once ? 1 : 1 + settings.retries();
  }

  /**
   * Holds a request back before it takes its turn: a unit that is backed off is not asked, and the
   * late answer of one that was given up must have come or be out of time.
   *
   * @throws DeviceException {@link Reason#OFFLINE} while the unit is backed off
   */
  void admit(Turn turn, int unit) throws DeviceException {
    refuseWhenBackedOff(turn, unit);
    long wait = units.unit(unit).lateAnswer(clock.getAsLong());
    if (wait > 0) {
      pause(clock.getAsLong() + wait);
      if (Thread.currentThread().isInterrupted()) {
        throw new DeviceException(Reason.TIMEOUT, text("unit.interrupted", line, unit));
      }
    }
  }

  private void refuseWhenBackedOff(Turn turn, int unit) throws DeviceException {
    long wait = units.unit(unit).backOff().remaining(clock.getAsLong());
    if (wait > 0 && turn != Turn.PROBE) {
      throw new DeviceException(
          Reason.OFFLINE, text("unit.wait", line, unit, TimeUnit.NANOSECONDS.toSeconds(wait) + 1));
    }
  }

  /**
   * Runs one exchange; on return its answer is in it.
   *
   * @param last whether it is not tried again: only then silence backs the unit off
   * @throws FailedExchange when the line failed
   * @throws DeviceException when the unit is backed off, refused, or the request may not leave
   */
  void run(Turn turn, Exchange exchange, boolean last) throws DeviceException {
    if (settings.readOnly() && exchange.writes()) {
      throw new DeviceException(
          Reason.READ_ONLY_LINE, text("line.readonly-kept", line, exchange.text()));
    }
    refuseWhenBackedOff(turn, exchange.unit());
    boolean interrupted = Thread.interrupted();
    try {
      if (path.open()) {
        framing.opened();
      }
      keepSilence(exchange);
      long turnaround = onTheWire(exchange, last && turn != Turn.PROBE);
      answered(exchange, turnaround);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    if (exchange.exception() != 0) {
      throw DeviceException.modbus(
          exchange.exception(),
          text("unit.exception", exchange.unit(), exchange.exception(), exchange.text()));
    }
  }

  private void keepSilence(Exchange exchange) {
    pause(quietSince + Math.max(gap, framing.silence(exchange)));
  }

  private long onTheWire(Exchange exchange, boolean backOff) throws FailedExchange {
    long start = clock.getAsLong();
    long silence = framing.wire().pauseAfterFailure();
    requests.incrementAndGet();
    try {
      long turnaround = framing.run(exchange, timeout);
      silence = exchange.expectsAnswer() ? 0 : BROADCAST_TURNAROUND;
      return turnaround;
    } catch (NoAnswerException late) {
      timeouts.incrementAndGet();
      framing.giveUp();
      silent(exchange.unit(), backOff);
      throw failed(Reason.TIMEOUT, late);
    } catch (CutConfirmationException cut) {
      errors.incrementAndGet();
      framing.giveUp();
      throw FailedExchange.unconfirmed(onLine(cut), cut);
    } catch (LoggerErrorException logger) {
      throw failed(logger, exchange.unit(), backOff);
    } catch (WrongLoggerException other) {
      errors.incrementAndGet();
      throw path.leadsElsewhere(Reason.WRONG_LOGGER_SERIAL, textOf(other), other);
    } catch (FrameException refused) {
      errors.incrementAndGet();
      framing.resynchronise();
      throw failed(Reason.DEVICE_ERROR, refused);
    } catch (IOException broken) {
      throw path.broke(broken);
    } finally {
      long end = clock.getAsLong();
      utilisation.add(start, end);
      quietSince = end + silence;
    }
  }

  /** A logger's own word: silence behind it is told like silence, all else is no fault of time. */
  private FailedExchange failed(LoggerErrorException logger, int unit, boolean backOff) {
    path.works();
    if (logger.code() == LoggerErrorException.NO_ANSWER) {
      timeouts.incrementAndGet();
      silent(unit, backOff);
      return failed(Reason.TIMEOUT, logger);
    }
    errors.incrementAndGet();
    LOG.debug("line {}: {}", line, logger.getMessage());
    return new FailedExchange(Reason.DEVICE_ERROR, onLine(logger), false, logger);
  }

  private FailedExchange failed(Reason reason, IOException cause) {
    LOG.debug("line {}: {}", line, cause.getMessage());
    return new FailedExchange(reason, onLine(cause), true, cause);
  }

  private Text onLine(IOException failure) {
    return text("line", line, textOf(failure));
  }

  private void silent(int unit, boolean backOff) {
    if (framing.answersMayComeLate()) {
      units.gaveUp(unit);
    }
    if (backOff) {
      units.backOff(unit);
    }
  }

  private void answered(Exchange exchange, long turnaround) {
    path.works();
    if (!exchange.expectsAnswer()) {
      return;
    }
    if (exchange.exception() == GATEWAY_TARGET_SILENT) {
      units.backOff(exchange.unit());
    } else {
      units.answered(exchange.unit(), turnaround, framing.secondAnswer(timeout));
    }
  }

  /** Waits until a moment of {@link System#nanoTime()}, or until an interrupt. */
  private void pause(long until) {
    for (long left = until - clock.getAsLong(); left > 0; left = until - clock.getAsLong()) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      LockSupport.parkNanos(this, left);
    }
  }

  /** Whether what is at the other end passes a function on. */
  boolean passes(int function) {
    return framing.wire().passes(function);
  }

  int maxRead() {
    return framing.maxRead();
  }

  Cost cost(int unit) {
    Wire wire = framing.wire();
    long frames = wire.lineTime(READ_OVERHEAD);
    long silence = Math.max(gap, wire.silence()) + wire.silence();
    long turnaround = units.unit(unit).turnaround(UNKNOWN_TURNAROUND);
    return new Cost((frames + silence + turnaround) / 1e9, wire.lineTime(2) / 1e9);
  }

  Figures figures() {
    Path.Condition condition = path.condition();
    return new Figures(
        condition.state(),
        condition.reason(),
        condition.detail().isEmpty() ? framing.findings() : condition.detail(),
        utilisation.share(clock.getAsLong()),
        requests.get(),
        timeouts.get(),
        errors.get());
  }

  void close() {
    framing.closing();
    path.close();
  }
}
