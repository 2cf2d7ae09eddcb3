// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * Modbus TCP. With {@code withCrc} requests carry an RTU checksum that their length counts, as one
 * kind of Ethernet stick wants them (stick-and-hub.md section 1.1); answers never do.
 */
class MbapWire implements Wire {

  /** Places whose change a careful master sees: transaction, protocol, unit, function, count. */
  private static final int[] TELLING = {0, 1, 3, 6, 7, 8};

  private final Bytes bytes;
  private final boolean withCrc;

  MbapWire(Bytes bytes, boolean withCrc) {
    this.bytes = bytes;
    this.withCrc = withCrc;
  }

  @Override
  public Optional<Request> next() throws IOException {
    byte[] head = exactly(6);
    int length = (head[4] & 0xFF) << 8 | head[5] & 0xFF;
    if (head[2] != 0 || head[3] != 0 || length < 2 || length > 254 + (withCrc ? 2 : 0)) {
      throw new IOException("no Modbus TCP header");
    }
    byte[] body = exactly(length);
    int end = body.length;
    if (withCrc) {
      if (!Crc.fits(body, end)) {
        throw new IOException("a request without its checksum");
      }
      end -= 2;
    }
    int transaction = (head[0] & 0xFF) << 8 | head[1] & 0xFF;
    return Optional.of(
        new Request(body[0] & 0xFF, new Pdu(Arrays.copyOfRange(body, 1, end)), transaction));
  }

  private byte[] exactly(int length) throws IOException {
    byte[] read = new byte[length];
    for (int i = 0; i < length; i++) {
      read[i] = (byte) bytes.read(0);
    }
    return read;
  }

  @Override
  public void send(Request request, Pdu answer, Optional<Random> garble) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(7 + answer.size());
    frame.putShort((short) request.tag()).putShort((short) 0);
    frame.putShort((short) (1 + answer.size())).put((byte) request.unit()).put(answer.bytes());
    if (garble.isPresent()) {
      Random random = garble.get();
      int place = Math.min(frame.capacity() - 1, TELLING[random.nextInt(TELLING.length)]);
      // never the top bit: a function byte with it would be an exception, not a broken frame
      frame.put(place, (byte) (frame.get(place) ^ (1 + random.nextInt(127))));
    }
    bytes.write(frame.array());
  }

  @Override
  public void close() {
    bytes.close();
  }
}
