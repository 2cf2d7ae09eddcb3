// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import java.util.ArrayList;
import java.util.List;

/** What a device says to one request. */
sealed interface Answer {

  /** Registers that were read, each 0 to 65535. */
  record Words(List<Integer> values) implements Answer {}

  /** A write was taken; the line acknowledges it as the function wants. */
  record Done() implements Answer {}

  /** A Modbus exception. */
  record Refused(int code) implements Answer {}

  /** Bytes after the function byte that the standard doesn't know. */
  record Vendor(List<Byte> body) implements Answer {
    static Vendor of(byte[] bytes) {
      List<Byte> body = new ArrayList<>();
      for (byte one : bytes) {
        body.add(one);
      }
      return new Vendor(List.copyOf(body));
    }

    byte[] bytes() {
      byte[] bytes = new byte[body.size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = body.get(i);
      }
      return bytes;
    }
  }

  /** No answer at all, as to a broadcast. */
  record Nothing() implements Answer {}

  /** The function is not one of the device's. */
  Answer ILLEGAL_FUNCTION = new Refused(1);

  /** A register that isn't there, or may not be written. */
  Answer ILLEGAL_ADDRESS = new Refused(2);

  /** A value or a count that the device doesn't take. */
  Answer ILLEGAL_VALUE = new Refused(3);

  /** A write was taken. */
  Answer DONE = new Done();

  /** No answer. */
  Answer NOTHING = new Nothing();
}
