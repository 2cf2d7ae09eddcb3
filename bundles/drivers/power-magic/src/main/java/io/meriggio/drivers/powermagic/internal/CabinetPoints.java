// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.powermagic.internal;

import io.meriggio.device.Point;
import io.meriggio.device.Point.Commandable;
import io.meriggio.device.PollClass;
import java.util.List;
import java.util.Map;

/** What may be commanded on a cabinet, unless its map says otherwise. */
final class CabinetPoints {

  static final String MODE = "storage_mode";
  static final String POWER = "battery_power_setpoint";
  static final String REACTIVE = "reactive_power_setpoint";
  static final String POWER_FACTOR = "power_factor_setpoint";
  static final String EXPORT_LIMIT = "export_limit_power";
  static final String RUNNING = "running";
  static final String WATCHDOG = "watchdog_timeout";

  /** The map's own word for the mode, beside the vocabulary's {@code storage_mode}. */
  static final Point OPERATING_MODE = Point.text("operating_mode", PollClass.FAST);

  /** Longer than the 20 s after which a set-point is sent again, with one missed. */
  private static final int SHORTEST_WATCHDOG = 45;

  private static final int LONGEST_WATCHDOG = 600;
  private static final int SETTLE = 10;

  private CabinetPoints() {}

  /**
   * The limits of every commandable point.
   *
   * @param rated the cabinet's rated power, W
   */
  static Map<String, Commandable> limits(double rated) {
    return Map.of(
        MODE,
        new Commandable(
            0,
            0,
            0,
            List.of(StorageMode.SELF_CONSUMPTION.name(), StorageMode.FORCED.name()),
            0,
            CabinetConnection.RUN_DOWN_SECONDS + SETTLE),
        POWER,
        numbers(-rated, rated, 1),
        REACTIVE,
        numbers(-rated, rated, 1),
        POWER_FACTOR,
        numbers(-1, 1, 0.001),
        EXPORT_LIMIT,
        numbers(-1, rated, 1),
        RUNNING,
        numbers(0, 1, 1),
        WATCHDOG,
        numbers(SHORTEST_WATCHDOG, LONGEST_WATCHDOG, 1));
  }

  private static Commandable numbers(double minimum, double maximum, double step) {
    return new Commandable(minimum, maximum, step, List.of(), 0, SETTLE);
  }
}
