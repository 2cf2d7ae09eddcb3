// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.plan;

import java.util.HashMap;
import java.util.Map;

/**
 * Reads that get no answer while others do. Some devices keep silent about registers that they have
 * not got, instead of refusing them; one lost answer proves nothing, three in a row do.
 */
final class SilentBlocks {

  private static final int PROOF = 3;

  /** The registers of a read. */
  record Key(int function, int address, int count) {
    static Key of(Block block) {
      return new Key(block.function(), block.address(), block.count());
    }
  }

  private final Map<Key, Integer> silences = new HashMap<>();

  /** Whether a read got no answer the last time: it comes after those that do. */
  boolean isSuspect(Block block) {
    return silences.containsKey(Key.of(block));
  }

  /** The read was answered. */
  void answered(Block block) {
    silences.remove(Key.of(block));
  }

  /**
   * The read was not answered, another one before it was.
   *
   * @return whether it is proved that it never will be
   */
  boolean provedBy(Block block) {
    boolean proved = silences.merge(Key.of(block), 1, Integer::sum) >= PROOF;
    if (proved) {
      silences.remove(Key.of(block));
    }
    return proved;
  }
}
