// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.internal.line.Pdu;
import java.nio.ByteBuffer;
import java.util.List;

/** A device's answers as messages of its line. */
final class Replies {

  /** Function byte that many inverters put on every refusal (INVERTERS.md section 2). */
  private static final int ERROR_BYTE = 0x90;

  private Replies() {}

  /** The message for an answer; not for {@link Answer.Nothing}. */
  static Pdu message(Pdu request, Answer answer, boolean errorByte90) {
    int function = request.function();
    if (answer instanceof Answer.Words words) {
      return words(function, words.values());
    }
    if (answer instanceof Answer.Refused refused) {
      return errorByte90
          ? Pdu.of(ERROR_BYTE, refused.code())
          : Pdu.exception(function, refused.code());
    }
    if (answer instanceof Answer.Vendor vendor) {
      byte[] body = vendor.bytes();
      return new Pdu(ByteBuffer.allocate(1 + body.length).put((byte) function).put(body).array());
    }
    // a write is acknowledged by function, address, and value or count
    return new Pdu(java.util.Arrays.copyOf(request.bytes(), 5));
  }

  private static Pdu words(int function, List<Integer> values) {
    ByteBuffer pdu = ByteBuffer.allocate(2 + 2 * values.size());
    pdu.put((byte) function).put((byte) (2 * values.size()));
    values.forEach(value -> pdu.putShort(value.shortValue()));
    return new Pdu(pdu.array());
  }
}
