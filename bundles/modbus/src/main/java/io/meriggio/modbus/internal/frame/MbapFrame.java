// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.frame;

/**
 * Modbus TCP frames: transaction id, protocol id 0, length of what follows, unit, PDU; no checksum
 * (stick-and-hub section 1.2).
 */
public final class MbapFrame {
  /** The longest frame in bytes. */
  public static final int MAX = 260;

  private static final int HEADER = 7;
  private static final int BEFORE_UNIT = 6;
  private static final int SHORTEST_LENGTH = 2;
  private static final int LONGEST_LENGTH = 254;

  private MbapFrame() {}

  /** Writes the request's frame; returns its length in bytes. */
  public static int encode(Exchange exchange, int transaction, byte[] frame) {
    int end = exchange.put(frame, HEADER);
    putWord(frame, 0, transaction);
    putWord(frame, 2, 0);
    putWord(frame, 4, end - BEFORE_UNIT);
    frame[BEFORE_UNIT] = (byte) exchange.unit();
    return end;
  }

  /**
   * The length of the whole answer.
   *
   * @param available bytes that have arrived
   * @return bytes, or 0 when more are needed to say
   * @throws FrameException when the protocol id is not 0 or the length is outside 2…254
   */
  public static int length(byte[] frame, int available) throws FrameException {
    if (available < BEFORE_UNIT) {
      return 0;
    }
    if (word(frame, 2) != 0) {
      throw new FrameException("protocol id %d, 0 is allowed".formatted(word(frame, 2)));
    }
    int length = word(frame, 4);
    if (length < SHORTEST_LENGTH || length > LONGEST_LENGTH) {
      throw new FrameException("length %d in the header, 2…254 is allowed".formatted(length));
    }
    return BEFORE_UNIT + length;
  }

  /**
   * Takes a whole answer into the exchange.
   *
   * @throws FrameException when it is not the answer to this transaction
   */
  public static void decode(Exchange exchange, int transaction, byte[] frame, int length)
      throws FrameException {
    if (length <= HEADER || length != length(frame, length)) {
      throw new FrameException(length + " bytes are no answer to " + exchange.describe());
    }
    if (word(frame, 0) != (transaction & 0xFFFF)) {
      throw new FrameException(
          "transaction %d answered, asked was %d".formatted(word(frame, 0), transaction & 0xFFFF));
    }
    if ((frame[BEFORE_UNIT] & 0xFF) != exchange.unit()) {
      throw new FrameException(
          "unit %d answered, asked was unit %d"
              .formatted(frame[BEFORE_UNIT] & 0xFF, exchange.unit()));
    }
    exchange.take(frame, HEADER, length - HEADER);
  }

  private static void putWord(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >>> 8);
    bytes[at + 1] = (byte) value;
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }
}
