// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import io.meriggio.device.DeviceException;
import io.meriggio.modbus.Profile;
import io.meriggio.modbus.RegisterRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The availability masks with which G3 blocks of 64 registers begin: four words, the last for the
 * registers +0x00…+0x0F, bit n for register +n. Some firmware answers 0 everywhere, so a mask of 0
 * says nothing, and no mask is ever required (INVERTERS, section 2).
 *
 * <p>Threads: of the device's own thread.
 */
public final class BlockMasks {

  private static final int WORDS = 4;
  private static final int BLOCK = 64;

  /** From here on blocks hold settings, which are offered whatever their mask says. */
  private static final int FIRST_SETTING = 0x0900;

  private final Map<Integer, int[]> masks = new HashMap<>();

  /** Reads the masks of all blocks of measurements that a profile names; some may be refused. */
  public static BlockMasks of(Profile profile, Registers registers) throws DeviceException {
    BlockMasks found = new BlockMasks();
    for (RegisterRow row : profile.rows()) {
      if (row.name().startsWith("block_mask") && row.address() < FIRST_SETTING) {
        Optional<int[]> mask = registers.ifThere(0x03, row.address(), row.count());
        mask.ifPresent(words -> found.add(row.address(), words));
      }
    }
    return found;
  }

  /**
   * @param address where a block begins
   * @param words its mask, four registers
   */
  public void add(int address, int[] words) {
    for (int word : words) {
      if (word != 0) {
        masks.put(address, words.clone());
        return;
      }
    }
  }

  /** Whether the inverter says that it has not got all registers of a row. */
  public boolean hides(RegisterRow row) {
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
