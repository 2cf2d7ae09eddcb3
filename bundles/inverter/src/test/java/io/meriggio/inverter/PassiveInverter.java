// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import io.meriggio.device.DeviceContext;
import io.meriggio.device.Reading;
import io.meriggio.device.Settings;
import io.meriggio.testkit.MovableClock;
import io.meriggio.testkit.ScriptedLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An old storage inverter as INVERTERS section 5.3 describes it, with what it was ordered. */
final class PassiveInverter {

  static final int UNIT = 1;

  final MovableClock clock = new MovableClock();
  final ScriptedLink link = new ScriptedLink();
  final Map<String, Reading> readings = new HashMap<>();
  final List<String> orders = new ArrayList<>();
  int result;
  int heartbeats;

  private PassiveInverter() {}

  /** Newer firmware: registers 0x12xx and vendor functions. */
  static PassiveInverter newer(int workMode) {
    PassiveInverter inverter = new PassiveInverter();
    inverter.link.set(UNIT, 0x1200, workMode);
    return inverter.withVendorFunctions();
  }

  /** Older firmware: vendor functions only. */
  static PassiveInverter older() {
    PassiveInverter inverter = new PassiveInverter();
    inverter.link.refuse(request -> request.function() == 0x10, 1);
    return inverter.withVendorFunctions();
  }

  private PassiveInverter withVendorFunctions() {
    link.answer(
        0x42,
        request -> {
          int value = (request[3] & 0xFF) << 8 | request[4] & 0xFF;
          orders.add(
              List.of("standby", "discharge", "charge", "auto").get(request[2]) + " " + value);
          return new byte[] {0x42, 2, 3, (byte) result};
        });
    link.answer(
        0x49,
        request -> {
          heartbeats++;
          return new byte[] {0x49, 2, 0, 0};
        });
    return this;
  }

  PassiveStorage storage(String... settings) {
    Map<String, String> values = new HashMap<>();
    for (int index = 0; index < settings.length; index += 2) {
      values.put(settings[index], settings[index + 1]);
    }
    return new PassiveStorage(
        new DeviceContext(
            "under-test",
            link,
            UNIT,
            Optional.empty(),
            new Settings(values),
            Optional.empty(),
            clock,
            reading -> readings.put(reading.point().id(), reading)),
        3000);
  }

  int register(int address) {
    return link.register(UNIT, address).orElse(-1);
  }
}
