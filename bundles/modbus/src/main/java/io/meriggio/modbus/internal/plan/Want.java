// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.plan;

/**
 * Registers that are to be read.
 *
 * @param function 0x03 or 0x04
 * @param first the first register
 * @param last the last register, not before the first
 * @param maxBlock the largest block that may hold it, 0 = as the device's rules say
 * @param target who gets them
 */
public record Want(int function, int first, int last, int maxBlock, Target target) {

  /** Whether another want is of the very same registers: two parts of one row, say. */
  boolean isSameRow(Want other) {
    return function == other.function && first == other.first && last == other.last;
  }

  /** Who gets the registers of a want. */
  public interface Target {}
}
