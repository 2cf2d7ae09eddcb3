// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import io.meriggio.simulator.AccessSettings.Via;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Meter and inverter of configuration 5, from the settings that have keys of their own. */
final class ClassicPair {

  private static final List<String> ORDERS = Arrays.asList("ABCD", "CDAB", "BADC", "DCBA");

  private ClassicPair() {}

  static DeviceSettings meter(LineSettings line, MeterSettings meter, Fault fault) {
    return new DeviceSettings(
        "meter",
        DeviceKind.METER,
        access(line, line.meterPort()),
        meter.unit(),
        false,
        fault,
        Map.of(
            "profile",
            meter.profile().title(),
            "ratio",
            Double.toString(meter.ctRatio()),
            "side",
            meter.primarySide() ? "primary" : "secondary",
            "unmapped",
            meter.unmappedPattern() ? "pattern" : "exception",
            "order",
            ORDERS.get(meter.wordOrder())));
  }

  static DeviceSettings inverter(LineSettings line, InverterSettings inverter, Fault fault) {
    return new DeviceSettings(
        "inverter",
        DeviceKind.STRING,
        access(line, line.inverterPort()),
        inverter.unit(),
        inverter.errorByte90(),
        fault,
        Map.of(
            "generation",
            inverter.generation().name(),
            "power",
            Double.toString(inverter.ratedPower()),
            "connect",
            Double.toString(inverter.connectSeconds())));
  }

  private static AccessSettings access(LineSettings line, int port) {
    Via via =
        switch (line.transport()) {
          case MODBUS_TCP -> Via.TCP;
          case RTU_OVER_TCP -> Via.RTU;
          case SERIAL -> Via.SERIAL;
        };
    return new AccessSettings(
        via, port, line.serialPort(), line.baudRate(), 1_712_345_678, 120, false, 0, 100);
  }
}
