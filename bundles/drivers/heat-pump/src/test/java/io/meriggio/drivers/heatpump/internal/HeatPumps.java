// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.heatpump.internal;

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

/** A healthy heat pump of 12 kW as a register image by the reference map. */
final class HeatPumps {

  static final Map<String, String> CONFIRMED = Map.of("mapConfirmed", "true");

  private HeatPumps() {}

  /** Heating at 35 °C, with the words of the documented frames' answers. */
  static ScriptedLink heating() {
    ScriptedLink link = new ScriptedLink();
    for (RegisterRow row : HeatPumpDriver.MAP.rows()) {
      if (row.readable()) {
        link.set(1, row.address(), new int[row.count()]);
      }
    }
    return link.set(1, 0x0000, 0x0100)
        .set(1, 0x0001, RegisterText.of("HP12A00012345"))
        .set(1, 0x000B, 0x0104, 120)
        .set(1, 0x0100, "0002 0003 0000 0000 0002 FFFF")
        .set(1, 0x0200, "0131 0160 FFDD 01E0 8000 8000 029E 0032 FFC4 00F5 01C2 02BC")
        .set(1, 0x020C, "0000 073A 0000 1964 015F 0000 0000 3039 0000 A866 0000 05DC")
        .set(1, 0x0218, "0000 0258 08F8 0054")
        .set(1, 0x0300, 1, 3, 350, 180, 480, 210, 1, 0, 0, 0, 0, 600, 0);
  }

  static OpenedDevice opened(ScriptedLink link, Map<String, String> settings) throws Exception {
    OpenedDevice device =
        new OpenedDevice(
            new HeatPumpDriver(), link, 1, Optional.empty(), settings, Optional.empty());
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
}
