// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.powermagic.internal;

import io.meriggio.modbus.RegisterRow;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.RegisterText;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.ScriptedLink.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A healthy cabinet of 100 kW and 200 kWh as a register image by the reference map. */
final class Cabinets {

  static final int AC_POWER = 0x0200;
  static final Map<String, String> CONFIRMED = Map.of("mapConfirmed", "true");

  private Cabinets() {}

  /** Running in self-consumption, nothing flows, 55.5 % charged. */
  static ScriptedLink idle() {
    ScriptedLink link = new ScriptedLink();
    for (RegisterRow row : PowerMagicDriver.MAP.rows()) {
      if (row.readable()) {
        link.set(1, row.address(), new int[row.count()]);
      }
    }
    return link.set(1, 0x0000, 0x0100)
        .set(1, 0x0001, RegisterText.of("PM100K200A0001"))
        .set(1, 0x000B, RegisterText.of("1.4.2"))
        .set(1, 0x0013, 1, 0x0001, 0x86A0, 0x0003, 0x0D40)
        .set(1, 0x0100, 3, 1, 0, 1, 0, 0, 0, 0xFFFF)
        .set(1, 0x0207, 5001, 4003, 4001, 3998, 2311, 2309, 2312)
        .set(1, 0x0211, 0)
        .set(1, 0x0300, 555, 987)
        .set(1, 0x0308, 0x0000, 0xC350, 0x0000, 0xEA60)
        .set(1, 0x0400, 1, 1)
        .set(1, 0x040A, 0xFFFF, 0xFFFF)
        .set(1, 0x040F, 60, 2);
  }

  /** The same, obeying: its mode follows the command, its power the set-point at once. */
  static ScriptedLink obeying() {
    ScriptedLink link = idle();
    return link.reacting(request -> obey(link, request));
  }

  private static void obey(ScriptedLink link, Request request) {
    if (request.writes() && request.address() == 0x0400) {
      link.set(1, 0x0101, request.values().get(0));
    }
    if (request.writes() && request.address() == 0x0402) {
      link.set(1, AC_POWER, request.values().get(0), request.values().get(1));
    }
  }

  static OpenedDevice opened(ScriptedLink link) throws Exception {
    return opened(link, CONFIRMED, span -> {});
  }

  static OpenedDevice opened(ScriptedLink link, Map<String, String> settings, Pause pause)
      throws Exception {
    OpenedDevice device =
        new OpenedDevice(
            new PowerMagicDriver(pause), link, 1, Optional.empty(), settings, Optional.empty());
    device.started();
    link.newRequests();
    return device;
  }

  /** The writes since the last look, as RTU frames without their CRC. */
  static List<String> writes(ScriptedLink link) {
    return link.newRequests().stream()
        .filter(Request::writes)
        .map(Request::frame)
        .map(frame -> frame.substring(0, frame.length() - 6))
        .toList();
  }

  static Duration budget() {
    return Duration.ofSeconds(3);
  }
}
