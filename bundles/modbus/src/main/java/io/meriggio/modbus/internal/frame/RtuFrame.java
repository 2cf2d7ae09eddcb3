// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.frame;

/**
 * RTU frames: unit, PDU, checksum with its low byte first (stick-and-hub section 1.3). They carry
 * no length and no id: the length follows from the function.
 */
public final class RtuFrame {
  /** The longest frame in bytes. */
  public static final int MAX = 256;

  /** Unit and checksum: what a frame has beside its PDU, in bytes. */
  public static final int OVERHEAD = 3;

  /** The shortest answer, a Modbus exception, in bytes. */
  public static final int SHORTEST = 5;

  private RtuFrame() {}

  /** Writes the request's frame; returns its length in bytes. */
  public static int encode(Exchange exchange, byte[] frame) {
    frame[0] = (byte) exchange.unit();
    int end = exchange.put(frame, 1);
    int crc = Crc16.of(frame, 0, end);
    frame[end] = (byte) crc;
    frame[end + 1] = (byte) (crc >>> 8);
    return end + 2;
  }

  /**
   * The length of the whole answer.
   *
   * @param available bytes that have arrived
   * @return bytes, or 0 when more are needed to say
   * @throws FrameException as soon as it can't be the answer
   */
  public static int length(Exchange exchange, byte[] frame, int available) throws FrameException {
    if (available > 0 && (frame[0] & 0xFF) != exchange.unit()) {
      throw new FrameException(
          "unit %d answered, asked was unit %d".formatted(frame[0] & 0xFF, exchange.unit()));
    }
    int pdu = exchange.answerLength(frame, 1, available - 1);
    return pdu == 0 ? 0 : pdu + OVERHEAD;
  }

  /**
   * Takes a whole answer into the exchange.
   *
   * @throws FrameException when its checksum is wrong or it is not the answer
   */
  public static void decode(Exchange exchange, byte[] frame, int length) throws FrameException {
    if (length < SHORTEST || length != length(exchange, frame, length)) {
      throw new FrameException(length + " bytes are no answer to " + exchange.describe());
    }
    int found = (frame[length - 1] & 0xFF) << 8 | frame[length - 2] & 0xFF;
    int computed = Crc16.of(frame, 0, length - 2);
    if (found != computed) {
      throw new FrameException(
          "checksum 0x%04X in an answer of unit %d, 0x%04X is right"
              .formatted(found, exchange.unit(), computed));
    }
    exchange.take(frame, 1, length - OVERHEAD);
  }
}
