// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.psc100.internal;

import io.meriggio.device.Point;
import io.meriggio.device.Point.Commandable;
import io.meriggio.device.PollClass;
import io.meriggio.device.Unit;
import io.meriggio.modbus.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The points of a plant or of an inverter behind it, and what may be commanded on them. */
final class PlantPoints {

  static final String LIMIT = "active_power_limit";
  static final String REACTIVE_PERCENT = "reactive_power_percent";
  static final String POWER_FACTOR = "power_factor_setpoint";
  static final String POWER = "active_power_setpoint";
  static final String REACTIVE = "reactive_power_setpoint";
  static final String RUNNING = "running";
  static final String WATCHDOG = "watchdog_timeout";

  /** What is set together with its enable bits. */
  static final List<String> SET_POINTS =
      List.of(LIMIT, REACTIVE_PERCENT, POWER_FACTOR, POWER, REACTIVE);

  /** Vocabulary, rule 5: a plant's production. */
  static final Point PV_POWER = Point.number("pv_power", Unit.WATT, PollClass.FAST);

  static final double LEAST_POWER_FACTOR = 0.8;

  private static final double LARGEST_PLANT = 1e9;
  private static final int SETTLE = 10;
  private static final int LIMIT_SETTLE = 30;

  private static final Map<String, Commandable> NUMBERS =
      Map.ofEntries(
          Map.entry(LIMIT, numbers(0, 100, 0.1, LIMIT_SETTLE)),
          Map.entry(REACTIVE_PERCENT, numbers(-100, 100, 0.1, SETTLE)),
          Map.entry(POWER_FACTOR, numbers(-1, 1, 0.01, SETTLE)),
          Map.entry(POWER, numbers(0, LARGEST_PLANT, 1, SETTLE)),
          Map.entry(REACTIVE, numbers(-LARGEST_PLANT, LARGEST_PLANT, 1, SETTLE)),
          Map.entry(RUNNING, numbers(0, 1, 1, SETTLE)),
          Map.entry(WATCHDOG, numbers(45, 3600, 1, SETTLE)),
          Map.entry("inverter_comm_loss_timeout", numbers(0, 999, 1, SETTLE)),
          Map.entry("inverter_comm_loss_preset", numbers(-100, 110, 0.1, SETTLE)),
          Map.entry("inverter_station_watch_time", numbers(600, 7200, 60, SETTLE)));

  /** Enumerations whose words the map gives. */
  private static final List<String> WORDS =
      List.of(
          "watchdog_action",
          "inverter_comm_loss_action",
          "inverter_station_watch_enable",
          "inverter_station_watch_recovery",
          "inverter_station_watch_source");

  private PlantPoints() {}

  private static Commandable numbers(double minimum, double maximum, double step, int settle) {
    return new Commandable(minimum, maximum, step, List.of(), 0, settle);
  }

  /** The usual limits of a field; empty when it is not commanded. */
  static Optional<Commandable> limits(Field field) {
    if (WORDS.contains(field.id()) && !field.commandWords().isEmpty()) {
      return Optional.of(new Commandable(0, 0, 0, field.commandWords(), 0, SETTLE));
    }
    return Optional.ofNullable(NUMBERS.get(field.id()));
  }

  /** Whether a field is of use: what can only be written and is not commanded is not. */
  static boolean isOffered(Field field) {
    boolean frame = field.id().startsWith("sunspec_");
    return !frame && (field.readable() || limits(field).isPresent());
  }
}
