// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import io.meriggio.inverter.InverterMap;
import io.meriggio.testkit.RegisterText;
import io.meriggio.testkit.ScriptedLink;

/** Healthy inverters as register images, with the words of printed examples and public captures. */
final class Inverters {

  private static final int BLOCK = 64;

  private Inverters() {}

  /** -V3 with two trackers, by the printed examples of the G3 documents (golden readings). */
  static ScriptedLink v3() {
    ScriptedLink link = everyRow(InverterMap.STRING_G3, "KTL-V3 3.3-136kW");
    return link.set(1, 0x0044, "0138")
        .set(1, 0x0445, RegisterText.of("ZS2ES010P51001"))
        .set(1, 0x0404, "0002")
        .set(1, 0x0484, "138B 006A")
        .set(1, 0x048D, "093E 0049")
        .set(1, 0x0580, "0000 0000 0000 03F0")
        .set(1, 0x0584, "0906 01BB 0066")
        .set(1, 0x0587, "0906 01BB 0066")
        .set(1, 0x05C4, "0014")
        .set(1, 0x0684, "0000 00EF 0000 0017")
        .set(1, 0x06ED, "0064")
        .set(1, 0x0900, "0443")
        .set(1, 0x1104, "0001 0000 03E8 03E8 0000 0000 0064");
  }

  /** Three-phase -V1, by the capture MichaluxPL/Sofar_LSW3 issue 16 (golden readings). */
  static ScriptedLink v1() {
    ScriptedLink link = everyRow(InverterMap.STRING_G1, "3PH KTL-V1").remove(1, 0x0200, 0x0300);
    return link.set(1, 0x0000, "0002 0000 0000 0000 0000 0000 11E9 00A5 0324 0000 004C 0000 0045")
        .set(1, 0x000D, "FFBE 1384 095B 0087 0971 0088 0970 0087 0000 02FE")
        .set(1, 0x0019, "003B")
        .set(1, 0x001B, "001C 002C")
        .setFor(1, 0x04, 0x2000, 0x0001)
        .set(1, 0x2001, RegisterText.of("ZC1ES010K51001"))
        .set(1, 0x2008, "5632 3630")
        .setFor(1, 0x04, 0x1042, 0x0055);
  }

  private static ScriptedLink everyRow(InverterMap map, String model) {
    return ScriptedLink.withBlocksOf(map.builtIn(StringDriver.class).profile(model), 1, BLOCK);
  }
}
