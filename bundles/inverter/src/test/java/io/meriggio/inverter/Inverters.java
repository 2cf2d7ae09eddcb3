// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import io.meriggio.testkit.RegisterText;
import io.meriggio.testkit.ScriptedLink;

/** The few registers by which inverters are told apart. */
final class Inverters {

  private Inverters() {}

  /** An old string inverter with a mains frequency of 49.96 Hz. */
  static ScriptedLink v1() {
    return g1("ZC1ES010K51001").set(1, 0x0000, new int[64]).set(1, 0x000E, "1384");
  }

  /** A V3 string inverter. */
  static ScriptedLink v3() {
    return g3("ZS2ES010P51001");
  }

  /** Something that says an old serial number. */
  static ScriptedLink g1(String serial) {
    return new ScriptedLink()
        .setFor(1, 0x04, 0x2000, new int[64])
        .setFor(1, 0x04, 0x2000, 0x0001)
        .setFor(1, 0x04, 0x2001, RegisterText.of(serial));
  }

  /** Something that speaks protocol 1.38 of G3 and says a serial number. */
  static ScriptedLink g3(String serial) {
    return new ScriptedLink()
        .set(1, 0x0040, 0, 0, 0, 0, 0x0138)
        .set(1, 0x0440, new int[64])
        .set(1, 0x0445, RegisterText.of(serial))
        .set(1, 0x06ED, 0x0064);
  }
}
