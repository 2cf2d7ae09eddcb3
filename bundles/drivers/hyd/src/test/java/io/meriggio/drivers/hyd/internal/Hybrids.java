// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.hyd.internal;

import io.meriggio.inverter.InverterMap;
import io.meriggio.testkit.RegisterText;
import io.meriggio.testkit.ScriptedLink;

/** Healthy hybrids as register images, with the words of printed examples and public captures. */
final class Hybrids {

  private static final int BLOCK = 64;

  private Hybrids() {}

  /** Three-phase with two strings and two packs, by the printed examples (golden readings). */
  static ScriptedLink threePhase() {
    return everyRow(InverterMap.HYD_G3, "3PH HYD-ZSS")
        .set(1, 0x0044, "0138")
        .set(1, 0x0445, RegisterText.of("ZP1ES010P51001"))
        .set(1, 0x0404, "0002")
        .set(1, 0x0418, "0001")
        .set(1, 0x0484, "138B 006A")
        .set(1, 0x048D, "093E 0049")
        .set(1, 0x0584, "0906 01BB 0066")
        .set(1, 0x0587, "0906 01BB 0066")
        .set(1, 0x05C4, "0014")
        .set(1, 0x0604, "016C 0000 0232 0014 0032 0063 0010")
        .set(1, 0x060B, "016C 0000 0064 0014 003C 0064 0011")
        .set(1, 0x0667, "0007 0037 0062")
        .set(1, 0x0684, "0000 00EF 0000 0017")
        .set(1, 0x06ED, "0064")
        .set(1, 0x0900, "0443")
        .set(1, 0x1011, "0001 0002 0080 0081")
        .set(1, 0x1104, "0001 0000 03E8 03E8 0000 0000 0064");
  }

  /** Single-phase HP with one pack, by the capture MichaluxPL/Sofar_LSW3 issue 39. */
  static ScriptedLink singlePhase() {
    return everyRow(InverterMap.HYD_G3, "1PH HYD-ZSS-HP")
        .set(1, 0x0044, "0108")
        .set(1, 0x0445, RegisterText.of("ZM2ES060N51001"))
        .set(1, 0x0404, "0002 0000")
        .set(1, 0x0418, "0025 0000 0015")
        .set(1, 0x0484, "1386 0100")
        .set(1, 0x0488, "FFFB")
        .set(1, 0x048D, "0971 0428")
        .set(1, 0x0604, "01F4 0000 0000 0014 0032 0063 0010")
        .set(1, 0x0900, "0443")
        .set(1, 0x1104, "0001 0000 03E8 03E8 0000 0000 0064");
  }

  /** Old single-phase HYD-ZSS, by the log evcc-io/evcc issue 18630 (golden readings). */
  static ScriptedLink old() {
    return everyRow(InverterMap.HYD_G1, "1PH HYD3000-HYD6000-ZSS")
        .set(1, 0x0200, "0002 0000 0000 0000 0000 0000 08FC 0006")
        .set(1, 0x020C, "1388 0000 01E0 0000 0012 0014 FF17 0120 0000")
        .setFor(1, 0x04, 0x2000, 0x0001)
        .set(1, 0x2001, RegisterText.of("ZM1ES050K51001"))
        .set(1, 0x2008, "5632 3630");
  }

  private static ScriptedLink everyRow(InverterMap map, String model) {
    return ScriptedLink.withBlocksOf(map.builtIn(HydDriver.class).profile(model), 1, BLOCK);
  }
}
