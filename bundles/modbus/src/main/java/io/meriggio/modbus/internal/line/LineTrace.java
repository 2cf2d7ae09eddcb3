// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last frames of a line, for support: kept and logged while the logger {@code
 * io.meriggio.modbus.internal.line.<id>} is at TRACE, and free of cost else. Threads: any.
 */
final class LineTrace {
  /** How many frames are kept. */
  static final int LONGEST = 200;

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private final Logger log;
  private final Clock clock;
  private final Deque<Frame> frames = new ArrayDeque<>();

  LineTrace(String line, Clock clock) {
    this(LoggerFactory.getLogger(LineTrace.class.getPackageName() + "." + line), clock);
  }

  LineTrace(Logger log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * A frame as it stood on the line.
   *
   * @param sent whether it left, or came
   * @param hex its bytes, {@code 01 03 …}
   */
  record Frame(Instant at, boolean sent, String hex) {
    @Override
    public String toString() {
      return "%s %s %s".formatted(at, sent ? ">" : "<", hex);
    }
  }

  void sent(byte[] bytes, int length) {
    if (log.isTraceEnabled()) {
      keep(true, bytes, 0, length);
    }
  }

  void received(byte[] bytes, int length) {
    received(bytes, 0, length);
  }

  void received(byte[] bytes, int from, int length) {
    if (length > 0 && log.isTraceEnabled()) {
      keep(false, bytes, from, length);
    }
  }

  private void keep(boolean sent, byte[] bytes, int from, int length) {
    String hex = HEX.formatHex(bytes, from, from + length);
    Frame frame = new Frame(clock.instant(), sent, hex);
    log.trace("{}", frame);
    synchronized (frames) {
      frames.addLast(frame);
      if (frames.size() > LONGEST) {
        frames.removeFirst();
      }
    }
  }

  /** The last frames, oldest first. */
  List<Frame> frames() {
    synchronized (frames) {
      return List.copyOf(frames);
    }
  }
}
