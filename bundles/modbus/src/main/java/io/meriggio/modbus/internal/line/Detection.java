// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static io.meriggio.modbus.internal.text.ModbusTexts.text;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import io.meriggio.modbus.internal.frame.Exchange;
import io.meriggio.modbus.internal.frame.FrameException;
import io.meriggio.modbus.internal.frame.MbapFrame;
import io.meriggio.modbus.internal.frame.RtuFrame;
import io.meriggio.modbus.internal.frame.SpokenException;
import io.meriggio.modbus.internal.frame.V5Frame;
import io.meriggio.modbus.line.LineSettings.TcpFraming;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * Finds out which framing a stick speaks: the same read in each, on a new connection each, in the
 * order that stick-and-hub section 1.1 gives. It only reads.
 */
@SuppressFBWarnings(
    value = "AT_STALE_THREAD_WRITE_OF_PRIMITIVE",
    justification = "used by the one whose turn it is; the lock of the turns hands it over")
final class Detection {
  private static final List<TcpFraming> ORDER =
      List.of(
          TcpFraming.MODBUS_TCP,
          TcpFraming.RTU_OVER_TCP,
          TcpFraming.MODBUS_TCP_CRC,
          TcpFraming.SOLARMAN_V5);

  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(1500);

  /** A logger says that nothing answers behind it after some two seconds (solarman-v5 10). */
  private static final long LOGGER_PATIENCE = TimeUnit.SECONDS.toNanos(5);

  /** A register that every inverter has; an exception tells the framing as well. */
  private static final int REGISTER = 0x0404;

  private final Wire wire;
  private final LineTrace trace;
  private final OptionalLong logger;
  private final long gap;
  private final IntSupplier chance;
  private final Exchange probe = new Exchange();
  private final byte[] rtu = new byte[RtuFrame.MAX];
  private final byte[] out = new byte[V5Frame.MAX];
  private final byte[] in = new byte[V5Frame.MAX];
  private int transaction;
  private volatile boolean cancelled;

  /**
   * @param logger the stick's serial number where it is known
   * @param gap silence between two tries in nanoseconds
   * @param chance transaction ids: numbers of chance, 0…0xFFFF
   */
  Detection(Wire wire, LineTrace trace, OptionalLong logger, long gap, IntSupplier chance) {
    this.wire = wire;
    this.trace = trace;
    this.logger = logger;
    this.gap = gap;
    this.chance = chance;
  }

  /** Ends it soon, for ever: the line is being closed. */
  void cancel() {
    cancelled = true;
  }

  /**
   * Asks a unit; the wire is open, and open afterwards when the framing was found.
   *
   * @throws NoAnswerException when no framing was answered
   * @throws IOException when the path is gone
   */
  TcpFraming detect(int unit) throws IOException {
    for (TcpFraming framing : ORDER) {
      if (framing != ORDER.get(0)) {
        LockSupport.parkNanos(this, Math.max(gap, wire.pauseAfterFailure()));
        refuseWhenCancelled();
        wire.open();
      }
      Optional<TcpFraming> found = tried(framing, unit);
      if (found.isPresent()) {
        return found.get();
      }
      wire.close();
      refuseWhenCancelled();
    }
    throw new NoAnswerException(text("unit.no-framing", unit, wire.address()));
  }

  private void refuseWhenCancelled() throws IOException {
    if (cancelled) {
      throw new SpokenException(text("line.closed"));
    }
  }

  private Optional<TcpFraming> tried(TcpFraming framing, int unit) {
    try {
      return attempt(framing, unit);
    } catch (IOException peerClosed) {
      return Optional.empty();
    }
  }

  private Optional<TcpFraming> attempt(TcpFraming framing, int unit) throws IOException {
    probe.read(Math.max(1, unit), Exchange.READ_HOLDING, REGISTER, 1);
    int length = encode(framing);
    wire.write(out, length);
    trace.sent(out, length);
    long patience = framing == TcpFraming.SOLARMAN_V5 ? LOGGER_PATIENCE : PATIENCE;
    long deadline = System.nanoTime() + patience;
    int have = 0;
    try {
      while (have < in.length) {
        int came = wire.read(in, have, 1, deadline);
        if (came == 0) {
          return Optional.empty();
        }
        have += came;
        Optional<TcpFraming> found = heard(framing, have);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    } finally {
      trace.received(in, have);
    }
  }

  private int encode(TcpFraming framing) {
    transaction = chance.getAsInt();
    return switch (framing) {
      case MODBUS_TCP -> MbapFrame.encode(probe, transaction, out);
      case MODBUS_TCP_CRC -> MbapFrame.encodeWithCrc(probe, transaction, out);
      case RTU_OVER_TCP -> RtuFrame.encode(probe, out);
      default -> V5Frame.encode(probe, transaction, logger.orElse(0), rtu, out);
    };
  }

  /** What the bytes so far prove; a logger's frame proves V5 whatever was asked. */
  private Optional<TcpFraming> heard(TcpFraming framing, int have) {
    if (V5Frame.length(in, 0, have) > 0) {
      return Optional.of(TcpFraming.SOLARMAN_V5);
    }
    if (framing == TcpFraming.SOLARMAN_V5) {
      return V5Frame.isMbapException(in, have)
          ? Optional.of(TcpFraming.MODBUS_TCP)
          : Optional.empty();
    }
    try {
      return answers(framing, have) ? Optional.of(framing) : Optional.empty();
    } catch (FrameException another) {
      return Optional.empty();
    }
  }

  private boolean answers(TcpFraming framing, int have) throws FrameException {
    if (framing == TcpFraming.RTU_OVER_TCP) {
      int whole = RtuFrame.length(probe, in, have);
      if (whole == 0 || whole > have) {
        return false;
      }
      RtuFrame.decode(probe, in, whole);
      return true;
    }
    int whole = MbapFrame.length(in, have);
    if (whole == 0 || whole > have) {
      return false;
    }
    boolean withCrc = framing == TcpFraming.MODBUS_TCP_CRC;
    int length = withCrc ? MbapFrame.withoutCrc(probe, in, whole) : whole;
    MbapFrame.decode(probe, transaction, in, length);
    return true;
  }
}
