// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.line;

/** What each register of each unit holds: a value that no other is likely to have. */
public final class KnownRegisters {
  private KnownRegisters() {}

  /**
   * The value of a register.
   *
   * @param function 0x03 or 0x04
   * @return 0…0xFFFF
   */
  public static int value(int unit, int function, int address) {
    int mixed = (unit << 20 ^ function << 17 ^ address) * 0x9E3779B1;
    return (mixed >>> 16 ^ mixed * 31 >>> 11) & 0xFFFF;
  }

  static void read(int unit, int function, int address, int count, int[] image) {
    for (int i = 0; i < count; i++) {
      image[i] = value(unit, function, address + i);
    }
  }
}
