// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.code;

import java.util.Arrays;

/**
 * Bytes that grow at their end.
 *
 * <p>Threads: one at a time.
 */
public final class Bytes {
  private byte[] held;
  private int size;

  /** None yet. */
  public Bytes() {
    this(16);
  }

  private Bytes(int room) {
    held = new byte[room];
  }

  /** A number of seven bits a byte, the lowest first; taken as unsigned. */
  public void number(long bits) {
    long rest = bits;
    while ((rest & ~0x7fL) != 0) {
      add((byte) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    add((byte) rest);
  }

  private void add(byte one) {
    if (size == held.length) {
      held = Arrays.copyOf(held, size + (size >> 1) + 16);
    }
    held[size++] = one;
  }

  /** Other bytes behind these. */
  public void add(byte[] more) {
    if (size + more.length > held.length) {
      held = Arrays.copyOf(held, size + more.length);
    }
    System.arraycopy(more, 0, held, size, more.length);
    size += more.length;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** The bytes so far. */
  public byte[] toArray() {
    return Arrays.copyOf(held, size);
  }

  /** The same bytes, which grow on their own. */
  public Bytes copy() {
    Bytes copy = new Bytes(size + 8);
    copy.add(toArray());
    return copy;
  }
}
