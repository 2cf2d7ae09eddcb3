// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.frame;

/** What stands in the payload of a logger's answer (solarman-v5 sections 4, 6 and 7). */
public final class V5Answer {
  /** Frame type, status and three times before the RTU frame, in bytes. */
  private static final int BEFORE_RTU = 14;

  private static final int LOGGER_ERROR = 2;
  private static final int DOUBLE_CRC = 2;

  private V5Answer() {}

  /**
   * Takes a whole answer into the exchange. Two zeros behind the RTU frame, a checksum over its
   * checksum, are dropped only where the frame's own length tells that they are too many (section
   * 7).
   *
   * @param frame holds a whole V5 frame of control code {@link V5Frame#ANSWER} from {@code at} on
   * @param rtu room for the RTU frame, used meanwhile
   * @throws LoggerErrorException when the logger answered for itself
   * @throws FrameException when it is not the answer
   */
  public static void decode(Exchange exchange, byte[] frame, int at, byte[] rtu)
      throws FrameException, LoggerErrorException {
    int inner = V5Frame.payload(frame, at) - BEFORE_RTU;
    int from = at + V5Frame.PAYLOAD + BEFORE_RTU;
    if (inner == LOGGER_ERROR && frame[from + 1] == 0) {
      throw new LoggerErrorException(
          frame[from] & 0xFF, V5Frame.serial(frame, at), exchange.text());
    }
    if (inner < RtuFrame.SHORTEST || inner > rtu.length) {
      throw new FrameException(
          "%d bytes in a logger's answer to %s".formatted(inner, exchange.describe()));
    }
    System.arraycopy(frame, from, rtu, 0, inner);
    int length = RtuFrame.length(exchange, rtu, inner);
    boolean twice = inner == length + DOUBLE_CRC && rtu[inner - 2] == 0 && rtu[inner - 1] == 0;
    RtuFrame.decode(exchange, rtu, twice ? length : inner);
  }
}
