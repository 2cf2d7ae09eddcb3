// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import java.util.Arrays;

/** Function byte and data of one Modbus message, without address and checksum. */
public final class Pdu {

  private final byte[] bytes;

  /** Takes its own copy; at least the function byte. */
  public Pdu(byte... bytes) {
    if (bytes.length == 0) {
      throw new IllegalArgumentException("a message has a function byte");
    }
    this.bytes = bytes.clone();
  }

  /** A message of these unsigned bytes. */
  public static Pdu of(int... unsigned) {
    byte[] bytes = new byte[unsigned.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) unsigned[i];
    }
    return new Pdu(bytes);
  }

  /** The refusal of a request in the standard form. */
  public static Pdu exception(int function, int code) {
    return of(function | 0x80, code);
  }

  /** Function byte, 0 to 255. */
  public int function() {
    return bytes[0] & 0xFF;
  }

  /** Number of bytes with the function byte. */
  public int size() {
    return bytes.length;
  }

  /** Unsigned byte; place 0 is the function byte. */
  public int unsigned(int place) {
    return bytes[place] & 0xFF;
  }

  /** Unsigned 16 bits, high byte first. */
  public int word(int place) {
    return unsigned(place) << 8 | unsigned(place + 1);
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pdu pdu && Arrays.equals(bytes, pdu.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
