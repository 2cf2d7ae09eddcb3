// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

/**
 * A run of registers.
 *
 * @param first 0…0xFFFF
 * @param last 0…0xFFFF, not before {@code first}
 */
public record AddressSpan(int first, int last) {
  public AddressSpan {
    if (first < 0 || last > 0xFFFF || last < first) {
      throw new IllegalArgumentException(
          "registers " + first + "…" + last + ": 0…65535 in rising order is allowed");
    }
  }

  /** Whether the two have a register in common. */
  public boolean touches(int otherFirst, int otherLast) {
    return first <= otherLast && otherFirst <= last;
  }
}
