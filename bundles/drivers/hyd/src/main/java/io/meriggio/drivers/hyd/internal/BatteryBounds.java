// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.hyd.internal;

/**
 * The power triple of the G3 passive mode, registers 0x1187 to 0x118C (INVERTERS, section 5.1): the
 * inverter steers the grid power to its target while the battery power stays within the bounds.
 *
 * @param grid target in W, import + (the one reversed sign of the map)
 * @param minimum of the battery power in W, charge +
 * @param maximum of the battery power in W, charge +, not below the minimum
 */
record BatteryBounds(int grid, int minimum, int maximum) {

  /** Registers of the triple. */
  static final int LENGTH = 6;

  /** The battery neither charges nor discharges. */
  static final BatteryBounds IDLE = forced(0);

  /** The battery charges from what is left over, and never discharges. */
  static final BatteryBounds NO_DISCHARGE = new BatteryBounds(0, 0, Integer.MAX_VALUE);

  /**
   * Equal bounds force the power; the grid target is ignored.
   *
   * @param watts discharge +, charge −
   */
  static BatteryBounds forced(int watts) {
    return new BatteryBounds(0, -watts, -watts);
  }

  /** High words first. */
  int[] registers() {
    return new int[] {
      grid >>> 16, grid & 0xFFFF, minimum >>> 16, minimum & 0xFFFF, maximum >>> 16, maximum & 0xFFFF
    };
  }

  /** The triple in six registers. */
  static BatteryBounds of(int[] registers) {
    return new BatteryBounds(
        registers[0] << 16 | registers[1],
        registers[2] << 16 | registers[3],
        registers[4] << 16 | registers[5]);
  }

  /**
   * Whether a read-back shows this triple: one firmware reads its minimum back as 0 although it was
   * set (INVERTERS, section 6).
   */
  boolean isShownBy(BatteryBounds read) {
    return read.grid == grid
        && read.maximum == maximum
        && (read.minimum == minimum || read.minimum == 0);
  }
}
