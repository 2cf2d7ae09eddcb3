// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can.internal;

import io.meriggio.device.CanFrame;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Frames of the loopback bus: 16 bytes each ("CAN loopback", docs/reference). */
final class LoopbackFrame {

  static final int LENGTH = 16;

  private static final int DATA = 8;
  private static final int EXTENDED = 0x8000_0000;

  private LoopbackFrame() {}

  static byte[] encode(CanFrame frame) {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
    bytes.putInt(frame.isExtended() ? frame.id() | EXTENDED : frame.id());
    bytes.put((byte) frame.length());
    bytes.position(DATA);
    bytes.put(frame.data());
    return bytes.array();
  }

  /**
   * @param bytes {@link #LENGTH} of them
   * @throws IOException when they are no frame: the stream can't be trusted any more
   */
  static CanFrame decode(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int word = buffer.getInt();
    boolean extended = (word & EXTENDED) != 0;
    int id = word & ~EXTENDED;
    int length = buffer.get() & 0xFF;
    int largest = extended ? CanFrame.LARGEST_EXTENDED_ID : CanFrame.LARGEST_STANDARD_ID;
    if (id > largest || length > CanFrame.MOST_BYTES || !isPadded(bytes, length)) {
      throw new IOException(
          String.format(
              "the loopback bus sent what is no frame (identifier 0x%X, length %d)", id, length));
    }
    byte[] data = new byte[length];
    System.arraycopy(bytes, DATA, data, 0, length);
    return CanFrame.of(id, extended, data);
  }

  private static boolean isPadded(byte[] bytes, int length) {
    int stray = bytes[5] | bytes[6] | bytes[7];
    for (int index = DATA + length; index < LENGTH; index++) {
      stray |= bytes[index];
    }
    return stray == 0;
  }
}
