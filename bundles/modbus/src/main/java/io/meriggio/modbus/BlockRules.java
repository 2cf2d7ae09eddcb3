// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import java.util.List;

/**
 * What a device allows in one read.
 *
 * @param maxRegisters the largest read in registers, 1…125
 * @param boundary no read may cross a multiple of this address; 0 = no such rule
 * @param evenStart every read begins on an even address
 * @param forbidden registers that no read may cover
 */
public record BlockRules(
    int maxRegisters, int boundary, boolean evenStart, List<AddressSpan> forbidden) {

  /** What Modbus itself allows. */
  public static final BlockRules MODBUS = new BlockRules(125, 0, false, List.of());

  public BlockRules {
    forbidden = List.copyOf(forbidden);
    if (maxRegisters < 1 || maxRegisters > 125) {
      throw new IllegalArgumentException(
          "largest block of " + maxRegisters + " registers: 1…125 is allowed");
    }
    if (boundary < 0) {
      throw new IllegalArgumentException("boundary of " + boundary + ": 0 or more is allowed");
    }
  }

  /**
   * Reads of at most so many registers.
   *
   * @param maxRegisters 1…125
   */
  public static BlockRules atMost(int maxRegisters) {
    return new BlockRules(maxRegisters, 0, false, List.of());
  }

  /** The same, never across a multiple of an address. */
  public BlockRules within(int boundary) {
    return new BlockRules(maxRegisters, boundary, evenStart, forbidden);
  }

  /** The same, beginning on even addresses. */
  public BlockRules fromEvenAddresses() {
    return new BlockRules(maxRegisters, boundary, true, forbidden);
  }

  /** The same, without these registers. */
  public BlockRules without(List<AddressSpan> more) {
    List<AddressSpan> all = new java.util.ArrayList<>(forbidden);
    all.addAll(more);
    return new BlockRules(maxRegisters, boundary, evenStart, all);
  }

  /** The same, at most so many registers: a larger limit changes nothing. */
  public BlockRules limitedTo(int registers) {
    return new BlockRules(Math.min(maxRegisters, registers), boundary, evenStart, forbidden);
  }
}
