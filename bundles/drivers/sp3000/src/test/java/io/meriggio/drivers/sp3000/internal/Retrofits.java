// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.sp3000.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.inverter.InverterMap;
import io.meriggio.modbus.RegisterRow;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.RegisterText;
import io.meriggio.testkit.ScriptedLink;
import java.util.Map;
import java.util.Optional;

/** A healthy 3000SP as a register image: newer firmware, automatic mode, unless a test says. */
final class Retrofits {

  static final int UNIT = 1;
  private static final int BLOCK = 64;

  private Retrofits() {}

  static ScriptedLink healthy() {
    ScriptedLink link = new ScriptedLink();
    for (RegisterRow row :
        InverterMap.SP3000.builtIn(Sp3000Driver.class).profile("3000SP").rows()) {
      if (row.readable()) {
        int block = row.address() - row.address() % BLOCK;
        link.setFor(UNIT, row.readFunction().orElse(3), block, new int[BLOCK]);
      }
    }
    return link.remove(UNIT, 0x0044, 0x0044)
        .set(UNIT, 0x0200, 2)
        .set(UNIT, 0x0206, 2311)
        .set(UNIT, 0x020C, 5001)
        .set(UNIT, 0x020D, 100)
        .set(UNIT, 0x020E, "1374")
        .set(UNIT, 0x020F, 2008)
        .set(UNIT, 0x0210, 55)
        .set(UNIT, 0x0212, 30)
        .setFor(UNIT, 0x04, 0x2000, 1)
        .setFor(UNIT, 0x04, 0x2001, RegisterText.of("ZE1ES030K51001"))
        .setFor(UNIT, 0x04, 0x2008, RegisterText.of("V340"));
  }

  static OpenedDevice opened(ScriptedLink link, String... settings) throws DeviceException {
    Map<String, String> values = new java.util.HashMap<>();
    for (int index = 0; index < settings.length; index += 2) {
      values.put(settings[index], settings[index + 1]);
    }
    return new OpenedDevice(
        new Sp3000Driver(), link, UNIT, Optional.empty(), values, Optional.empty());
  }
}
