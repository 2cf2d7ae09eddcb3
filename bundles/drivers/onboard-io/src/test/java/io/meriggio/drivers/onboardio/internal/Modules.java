// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import io.meriggio.testkit.ScriptedLink;

/** I/O modules by the table of the README, not by the map. */
final class Modules {

  static final int UNIT = 1;
  static final int DIGITAL_OUTPUT_1 = 0x0200;
  static final int DIGITAL_OUTPUT_2 = 0x0201;
  static final int RELAY_1 = 0x0202;
  static final int RELAY_2 = 0x0203;
  static final int WATCHDOG = 0x0204;

  private Modules() {}

  /** Drawing 1500 W from the grid, producing 2300 W, 21.5 °C and −3.2 °C, input 2 on, all open. */
  static ScriptedLink healthy() {
    return new ScriptedLink()
        .set(UNIT, 0x0000, "0100")
        .set(UNIT, 0x0001, "494F 3030 3030 3031 0000 0000 0000 0000 0000 0000")
        .set(UNIT, 0x000B, "312E 3000 0000 0000")
        .set(UNIT, 0x0100, "FFFF FA24 0000 08FC")
        .set(UNIT, 0x0104, "00D7 FFE0")
        .set(UNIT, 0x0106, "0000 0001")
        .set(UNIT, DIGITAL_OUTPUT_1, "0000 0000 0000 0000")
        .set(UNIT, WATCHDOG, "0000");
  }
}
