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
  private static final int CRC = 2;
  private static final int EXCEPTION = 9;

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
   * Writes the request's frame with the checksum of an RTU frame behind it, counted in the length:
   * the hybrid that some Ethernet sticks want (stick-and-hub section 1.1).
   */
  public static int encodeWithCrc(Exchange exchange, int transaction, byte[] frame) {
    int end = encode(exchange, transaction, frame);
    int crc = Crc16.of(frame, BEFORE_UNIT, end - BEFORE_UNIT);
    frame[end] = (byte) crc;
    frame[end + 1] = (byte) (crc >>> 8);
    putWord(frame, 4, end + CRC - BEFORE_UNIT);
    return end + CRC;
  }

  /**
   * Takes a checksum off an answer that carries one; hybrid sticks answer without (stick-and-hub
   * section 1.1).
   *
   * @return the length of the frame without it
   * @throws FrameException when it can't be the answer
   */
  public static int withoutCrc(Exchange exchange, byte[] frame, int length) throws FrameException {
    int pdu = length - HEADER - CRC;
    boolean carries =
        pdu >= 2
            && exchange.answerLength(frame, HEADER, pdu) == pdu
            && Crc16.of(frame, BEFORE_UNIT, length - BEFORE_UNIT) == 0;
    if (!carries) {
      return length;
    }
    putWord(frame, 4, length - CRC - BEFORE_UNIT);
    return length - CRC;
  }

  /**
   * Whether what came is the start of an answer to this transaction, of a normal one to the same
   * unit and function.
   */
  public static boolean begins(Exchange exchange, int transaction, byte[] frame, int available) {
    return available > HEADER
        && word(frame, 0) == (transaction & 0xFFFF)
        && word(frame, 2) == 0
        && (frame[BEFORE_UNIT] & 0xFF) == exchange.unit()
        && (frame[HEADER] & 0xFF) == exchange.function();
  }

  /**
   * Mends the length of an exception whose high byte an Ethernet stick took from the request
   * (stick-and-hub section 1.2): where such a frame of nine bytes came, they count, not its length.
   *
   * @param available bytes that have arrived
   */
  public static void mendException(Exchange exchange, byte[] frame, int available) {
    if (available == EXCEPTION
        && hasCopiedLength(frame)
        && (frame[HEADER] & 0xFF) == (exchange.function() | 0x80)) {
      frame[4] = 0;
    }
  }

  private static boolean hasCopiedLength(byte[] frame) {
    return frame[4] != 0 && frame[5] == EXCEPTION - BEFORE_UNIT;
  }

  /**
   * The length of the whole answer.
   *
   * @param available bytes that have arrived
   * @return bytes, or 0 when more are needed to say
   * @throws FrameException when the protocol id is not 0 or the length is outside 2…254
   */
  public static int length(byte[] frame, int available) throws FrameException {
    return length(frame, available, LONGEST_LENGTH);
  }

  /** The same of an answer that may carry a checksum: its length is 2…256. */
  public static int lengthWithCrc(byte[] frame, int available) throws FrameException {
    return length(frame, available, LONGEST_LENGTH + CRC);
  }

  private static int length(byte[] frame, int available, int longest) throws FrameException {
    if (available < BEFORE_UNIT) {
      return 0;
    }
    if (word(frame, 2) != 0) {
      throw new FrameException("protocol id %d, 0 is allowed".formatted(word(frame, 2)));
    }
    int length = hasCopiedLength(frame) ? EXCEPTION - BEFORE_UNIT : word(frame, 4);
    if (length < SHORTEST_LENGTH || length > longest) {
      throw new FrameException(
          "length %d in the header, 2…%d is allowed".formatted(length, longest));
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
