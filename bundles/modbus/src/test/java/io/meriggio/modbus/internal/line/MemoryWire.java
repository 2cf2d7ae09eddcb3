// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/** A path without time: what a test has laid there is read, then nothing comes any more. */
final class MemoryWire implements Wire {
  private static final HexFormat HEX = HexFormat.of();

  private final Deque<byte[]> toCome = new ArrayDeque<>();
  private final Deque<List<byte[]>> connections = new ArrayDeque<>();
  private final List<String> sent = new ArrayList<>();
  private boolean open;
  private boolean ends;
  private int openings;

  /** Lays pieces there, each what one read of a socket gives. */
  void lay(String... pieces) {
    for (String piece : pieces) {
      toCome.add(HEX.parseHex(piece));
    }
  }

  /** What the next connection brings that has nothing laid for it yet. */
  void layForNextConnection(String... pieces) {
    connections.add(Arrays.stream(pieces).map(HEX::parseHex).toList());
  }

  /** After what lies there, the peer closes. */
  void layEnd() {
    ends = true;
  }

  /** What was written, one write an element. */
  List<String> sent() {
    return sent;
  }

  int openings() {
    return openings;
  }

  @Override
  public String address() {
    return "192.0.2.7:8899";
  }

  @Override
  public void open() {
    open = true;
    openings++;
    toCome.clear();
    if (!connections.isEmpty()) {
      toCome.addAll(connections.poll());
    }
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public boolean isStale() {
    return !open;
  }

  @Override
  public void write(byte[] bytes, int length) {
    sent.add(HEX.formatHex(bytes, 0, length));
  }

  @Override
  public int read(byte[] bytes, int offset, int wanted, long deadline) throws IOException {
    byte[] piece = toCome.poll();
    if (piece == null) {
      if (ends) {
        throw new IOException(address() + " closed the connection");
      }
      return 0;
    }
    int came = Math.min(piece.length, bytes.length - offset);
    System.arraycopy(piece, 0, bytes, offset, came);
    if (came < piece.length) {
      toCome.addFirst(Arrays.copyOfRange(piece, came, piece.length));
    }
    return came;
  }

  @Override
  public int available() {
    return toCome.isEmpty() ? 0 : toCome.peek().length;
  }

  @Override
  public long lineTime(int bytes) {
    return 0;
  }

  @Override
  public long silence() {
    return 0;
  }

  @Override
  public boolean closingDropsAnswers() {
    return true;
  }

  @Override
  public void close() {
    open = false;
  }
}
