// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.Command;
import io.meriggio.device.Value;
import io.meriggio.modbus.RegisterRow;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.RegisterText;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.ScriptedLink.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Healthy charge points as register images by the reference map. */
final class Wallboxes {

  static final Map<String, String> CONFIRMED = Map.of("mapConfirmed", "true");

  private Wallboxes() {}

  /** Three-phase, 22 kW, charging a car with 16 A on three phases. */
  static ScriptedLink charging() {
    ScriptedLink link = new ScriptedLink();
    for (RegisterRow row : Resources.registerMap().rows()) {
      if (row.readable()) {
        link.set(1, row.address(), new int[row.count()]);
      }
    }
    return link.set(1, 0x0000, 0x0100, 2, 3, 320)
        .set(1, 0x0004, RegisterText.of("WB22K0000000012", 10))
        .set(1, 0x000E, RegisterText.of("1.0.493", 8))
        .set(1, 0x0016, 1, 0)
        .set(1, 0x0100, 3, 4, 533, 32, 1, 2, 2, 3, 160, 0, 0, 0, 60, 0x04A1, 0xB2C3, 412)
        .set(1, 0x0200, 2301, 2299, 2305, 1600, 1598, 1602, 5001, 998)
        .set(1, 0x0208, 0, 11040, 0, 3680, 0, 3675, 0, 3685)
        .set(1, 0x0210, 0x0001, 0xE240, 0, 5400, 0, 1800, 0x6A1F, 0x1234)
        .set(1, 0x0300, 160)
        .set(1, 0x0303, 60, 60)
        .set(1, 0x0309, 320);
  }

  /** Single-phase, 7.4 kW, nothing plugged in. */
  static ScriptedLink single() {
    return charging()
        .set(1, 0x0001, 1, 1, 320)
        .set(1, 0x0100, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 60, 0, 0, 250)
        .set(1, 0x0201, 0, 0, 0, 0, 0)
        .set(1, 0x0208, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** Opened, started, confirmed; what was asked until now is forgotten. */
  static OpenedDevice opened(ScriptedLink link) throws Exception {
    return opened(link, CONFIRMED);
  }

  static OpenedDevice opened(ScriptedLink link, Map<String, String> settings) throws Exception {
    OpenedDevice device =
        new OpenedDevice(
            new WallboxDriver(), link, 1, Optional.empty(), settings, Optional.empty());
    device.started();
    link.newRequests();
    return device;
  }

  /** A command that holds for an hour. */
  static Command command(String id, Map<String, Value> values) {
    return new Command(
        id, values, Duration.ofHours(1), Command.Fallback.RELEASE, new Command.Origin("test", ""));
  }

  static Command limit(String id, double amperes) {
    return command(id, Map.of("charger_current_limit", Value.of(amperes)));
  }

  /** The writes since the last look: address and values. */
  static List<String> writes(ScriptedLink link) {
    return link.newRequests().stream()
        .filter(Request::writes)
        .map(
            request ->
                String.format(
                    "%02X %04X %s", request.function(), request.address(), request.values()))
        .toList();
  }
}
