// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.code;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * A body with the check sum (CRC-32) of what it is and of its bytes in front: a body that stands in
 * the wrong row is damage too.
 */
public final class Seal {
  private static final int LENGTH = 4;

  private Seal() {}

  /**
   * @param place where the body stands
   */
  public static byte[] put(long place, byte[] body) {
    return ByteBuffer.allocate(LENGTH + body.length).putInt(sum(place, body, 0)).put(body).array();
  }

  /**
   * A reader of the body.
   *
   * @throws Damaged when it isn't what was sealed
   */
  public static BytesReader open(long place, byte[] sealed) throws Damaged {
    if (sealed == null || sealed.length < LENGTH) {
      throw new Damaged("too short");
    }
    if (ByteBuffer.wrap(sealed).getInt() != sum(place, sealed, LENGTH)) {
      throw new Damaged("the check sum is wrong");
    }
    return new BytesReader(sealed, LENGTH, sealed.length);
  }

  private static int sum(long place, byte[] bytes, int from) {
    CRC32 sum = new CRC32();
    sum.update(ByteBuffer.allocate(Long.BYTES).putLong(0, place));
    sum.update(bytes, from, bytes.length - from);
    return (int) sum.getValue();
  }
}
