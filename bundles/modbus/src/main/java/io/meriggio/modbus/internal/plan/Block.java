// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.plan;

import java.util.List;

/**
 * One read.
 *
 * @param function 0x03 or 0x04
 * @param address its first register
 * @param count its registers, 1…125
 * @param wants what it serves, by address
 */
public record Block(int function, int address, int count, List<Want> wants) {
  public Block {
    wants = List.copyOf(wants);
  }

  /** Whether it can be split: it serves more than one row. */
  public boolean isMerged() {
    Want row = wants.get(0);
    return wants.stream().anyMatch(want -> !want.isSameRow(row));
  }
}
