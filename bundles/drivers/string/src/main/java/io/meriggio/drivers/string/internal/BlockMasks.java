// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import io.meriggio.modbus.RegisterRow;
import java.util.HashMap;
import java.util.Map;

/**
 * The availability masks with which G3 blocks of 64 registers begin: four words, the last for the
 * registers +0x00…+0x0F, bit n for register +n. Some firmware answers 0 everywhere, so a mask of 0
 * says nothing, and no mask is ever required (INVERTERS, section 2).
 */
final class BlockMasks {

  private static final int WORDS = 4;
  private static final int BLOCK = 64;

  private final Map<Integer, int[]> masks = new HashMap<>();

  /**
   * @param address where a block begins
   * @param words its mask, four registers
   */
  void add(int address, int[] words) {
    for (int word : words) {
      if (word != 0) {
        masks.put(address, words.clone());
        return;
      }
    }
  }

  /** Whether the inverter says that it has not got all registers of a row. */
  boolean hides(RegisterRow row) {
    for (int register = row.address(); register <= row.last(); register++) {
      int[] mask = masks.get(register - register % BLOCK);
      int offset = register % BLOCK;
      if (mask != null
          && offset >= WORDS
          && (mask[WORDS - 1 - offset / 16] >>> offset % 16 & 1) == 0) {
        return true;
      }
    }
    return false;
  }
}
