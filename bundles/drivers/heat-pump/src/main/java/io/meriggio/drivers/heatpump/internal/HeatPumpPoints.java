// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.heatpump.internal;

import io.meriggio.device.Point;
import io.meriggio.device.Point.Commandable;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.RegisterRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may be commanded on a heat pump, unless its map says otherwise (OTHER-DEVICES, 4). */
final class HeatPumpPoints {

  static final String SG_REQUEST = "sg_ready_request";
  static final String SG_STATE = "sg_ready_state";
  static final String POWER_LIMIT = "power_limit";
  static final String OFFSET = "setpoint_offset";
  static final String WATCHDOG = "watchdog_timeout";

  /** The requests that a heat pump forgets by itself, in the order of their registers. */
  static final List<String> VOLATILE = List.of(SG_REQUEST, POWER_LIMIT, OFFSET);

  static final int DEFAULT_WATCHDOG_SECONDS = 600;

  /** A request can be repeated once a minute at most: three times in the shortest watchdog. */
  static final int SHORTEST_WATCHDOG_SECONDS = 180;

  /** Seconds between two writes. */
  static final int WRITE_EVERY = 60;

  private static final int SETTLE = 10;

  private static final Map<String, double[]> RANGES =
      Map.of(
          "heating_setpoint",
          new double[] {20, 65},
          "cooling_setpoint",
          new double[] {5, 25},
          "dhw_setpoint",
          new double[] {30, 65},
          "room_setpoint",
          new double[] {15, 30},
          OFFSET,
          new double[] {-10, 10},
          POWER_LIMIT,
          new double[] {0, 30_000},
          WATCHDOG,
          new double[] {SHORTEST_WATCHDOG_SECONDS, 3600});

  private static final List<String> SWITCHES =
      List.of("operating_mode", "power_switch", "dhw_enable", "quiet_mode", "dhw_on");

  private HeatPumpPoints() {}

  /** The usual limits of a field; empty when it is not commanded. */
  static Optional<Commandable> limits(Field field) {
    double[] range = RANGES.get(field.id());
    if (range != null) {
      return Optional.of(
          new Commandable(range[0], range[1], step(field), List.of(), WRITE_EVERY, SETTLE));
    }
    if (field.id().equals(SG_REQUEST)) {
      return Optional.of(words(SgReady.words(field.commandWords())));
    }
    boolean tellsWords = !field.commandWords().isEmpty() || field.point().kind() == Point.Kind.FLAG;
    return SWITCHES.contains(field.id()) && tellsWords
        ? Optional.of(words(field.commandWords()))
        : Optional.empty();
  }

  /** What one count of the register is: a value between two counts is refused, not rounded. */
  static double step(Field field) {
    return field.commandRow().map(RegisterRow::scale).map(Number::doubleValue).orElse(0.0);
  }

  private static Commandable words(List<String> words) {
    return new Commandable(0, 1, 0, words, WRITE_EVERY, SETTLE);
  }
}
