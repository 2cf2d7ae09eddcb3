// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.psc100.internal;

import io.meriggio.device.Attempt;
import io.meriggio.device.Value;
import io.meriggio.modbus.RegisterRow;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.RegisterText;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.ScriptedLink.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A healthy plant of 12 inverters and 3 MW, an inverter behind it, and a SunSpec plant. */
final class Plants {

  static final int PLANT = 247;
  static final int INVERTER = 7;
  static final Map<String, String> CONFIRMED = Map.of("mapConfirmed", "true");

  private Plants() {}

  /** 1.8 MW and 120 kvar at noon, no limit in force. */
  static ScriptedLink plant() {
    ScriptedLink link = everyRow(PLANT, Model.PLANT);
    return link.set(PLANT, 0x0000, 0x0100)
        .set(PLANT, 0x0001, RegisterText.of("PSC100A0000012"))
        .set(PLANT, 0x000B, RegisterText.of("2.1.0"))
        .set(PLANT, 0x0013, "000C 002D C6C0 0012 4F80")
        .set(PLANT, 0x0100, "0002 000C 000C 0000 0000")
        .set(PLANT, 0x0200, "001B 7740 0001 D4C0 03E6 1388 001E 8480 0000 3039 0000 2328")
        .set(PLANT, 0x0300, 1, 0, 1000, 0, 1000, 0, 0xFFFF, 0xFFFF, 0, 0, 60, 0)
        .set(PLANT, 0x030D, 0);
  }

  /** Inverter 7, running without a limit, link-loss action off. */
  static ScriptedLink inverter() {
    ScriptedLink link = everyRow(INVERTER, Model.INVERTER);
    return link.set(INVERTER, 0x10C0, 0, 60, 0)
        .set(INVERTER, 0x1104, 1, 0, 1000, 1000, 0, 100, 0, 0)
        .set(INVERTER, 0x11C4, 0, 0, 30, 0);
  }

  /** The chain of the reference map: models 1, 103, 120 to 123 and 701 to 704 at 40000. */
  static ScriptedLink sunSpec() {
    ScriptedLink link = new ScriptedLink().set(1, 0x9C40, new int[0x9E65 - 0x9C40]);
    link.set(1, 0x9C40, "5375 6E53");
    header(link, 0x9C42, 1, 66);
    header(link, 0x9C86, 103, 50);
    header(link, 0x9CBA, 120, 26);
    header(link, 0x9CD6, 121, 30);
    header(link, 0x9CF6, 122, 44);
    header(link, 0x9D24, 123, 24);
    header(link, 0x9D3E, 701, 153);
    header(link, 0x9DD9, 702, 50);
    header(link, 0x9E0D, 703, 17);
    header(link, 0x9E20, 704, 65);
    header(link, 0x9E63, 0xFFFF, 0);
    return link.set(1, 0x9C44, RegisterText.of("ZCS"))
        .set(1, 0x9C54, RegisterText.of("PSC100"))
        .set(1, 0x9C6C, RegisterText.of("2.1.0"))
        .set(1, 0x9C74, RegisterText.of("PSC100A0000012"))
        .set(1, 0x9C8D, 8001, 8004, 7998)
        .set(1, 0x9C93, 0xFFFF)
        .set(1, 0x9C94, 1800, 3, 5000, 0xFFFE, 1804, 3, 0xFF88, 3, 998, 0xFFFF)
        .set(1, 0x9C9E, 0, 12345, 3)
        .set(1, 0x9CAC, 4)
        .set(1, 0x9CBD, 3000, 3)
        .set(1, 0x9D28, 1, 10000)
        .set(1, 0x9D3B, 0xFFFE, 0xFFFD, 0xFFFE);
  }

  static ScriptedLink header(ScriptedLink link, int address, int id, int length) {
    return link.set(1, address, id, length);
  }

  private static ScriptedLink everyRow(int unit, Model model) {
    ScriptedLink link = new ScriptedLink();
    for (RegisterRow row : Psc100Driver.MAP.profile(model.word()).rows()) {
      if (row.readable()) {
        link.set(unit, row.address(), new int[row.count()]);
      }
    }
    return link;
  }

  static OpenedDevice opened(ScriptedLink link, int unit, Map<String, String> settings)
      throws Exception {
    OpenedDevice device =
        new OpenedDevice(
            new Psc100Driver(), link, unit, Optional.empty(), settings, Optional.empty());
    device.started();
    link.newRequests();
    return device;
  }

  static Attempt command(OpenedDevice device, String id, Value value) throws Exception {
    return device.connection().execute(OpenedDevice.command(id, value));
  }

  static boolean confirmed(Attempt attempt) throws Exception {
    return attempt instanceof Attempt.Accepted accepted && accepted.confirmation().confirmed();
  }

  /** The writes since the last look, as RTU frames. */
  static List<String> writes(ScriptedLink link) {
    return link.newRequests().stream().filter(Request::writes).map(Request::frame).toList();
  }

  /** The same without their CRC. */
  static List<String> plain(ScriptedLink link) {
    return writes(link).stream().map(frame -> frame.substring(0, frame.length() - 6)).toList();
  }
}
