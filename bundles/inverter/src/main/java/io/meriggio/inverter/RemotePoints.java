// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import io.meriggio.modbus.Readings;
import java.util.List;
import java.util.Optional;

/**
 * The points of {@link RemoteControl}: what is in force, from the control word 0x1105 and the
 * registers that it switches. These stay to be seen under names of their own, applied or not.
 */
public final class RemotePoints {

  private static final String POWER_CONTROL = "power_control";
  private static final double NO_LIMIT = 100;
  private static final double NO_REACTIVE_POWER = 0;
  private static final double NO_PHASE_SHIFT = 1;
  private static final int SETTLE_SECONDS = 10;

  /** Remote on/off is stored in the inverter, so not more often than once in 10 s. */
  private static final int STORED_INTERVAL = 10;

  /** The register 0x1106, applied or not. */
  public static final Point ACTIVE_POWER_EXPORT_LIMIT = set("active_power_export_limit");

  /** The ceiling in force: 100 % while the inverter does not apply the one in 0x1106. */
  public static final Point ACTIVE_POWER_LIMIT =
      Point.number("active_power_limit", Unit.PERCENT, PollClass.NORMAL)
          .commandable(limits(0, NO_LIMIT, 0.1));

  /** The register 0x1108, applied or not. */
  public static final Point REACTIVE_POWER_SET = set("reactive_power_percent_set");

  /** The reactive power in force: 0 while the inverter does not apply the one in 0x1108. */
  public static final Point REACTIVE_POWER_PERCENT =
      Point.number("reactive_power_percent", Unit.PERCENT, PollClass.NORMAL)
          .commandable(limits(-100, 100, 0.1));

  /** The register 0x1109, applied or not. */
  public static final Point POWER_FACTOR_SET =
      Point.number("power_factor_set", Unit.NONE, PollClass.NORMAL);

  /** The power factor in force: 1 while the inverter does not apply the one in 0x1109. */
  public static final Point POWER_FACTOR_SETPOINT =
      Point.number("power_factor_setpoint", Unit.NONE, PollClass.NORMAL)
          .commandable(limits(-1, 1, 0.01));

  /** Remote on/off. */
  public static final Point RUNNING =
      new Point(
          "running",
          Unit.NONE,
          Point.Kind.FLAG,
          PollClass.NORMAL,
          Optional.of(new Point.Commandable(0, 1, 1, List.of(), STORED_INTERVAL, SETTLE_SECONDS)),
          2);

  private RemotePoints() {}

  private static Point set(String id) {
    return Point.number(id, Unit.PERCENT, PollClass.NORMAL);
  }

  private static Point.Commandable limits(double minimum, double maximum, double step) {
    return new Point.Commandable(minimum, maximum, step, List.of(), 0, SETTLE_SECONDS);
  }

  /** What a driver derives with {@link #derive}. */
  public static List<Point> derived() {
    return List.of(ACTIVE_POWER_LIMIT, REACTIVE_POWER_PERCENT, POWER_FACTOR_SETPOINT);
  }

  /** All of them, for a description. */
  public static List<Point> all() {
    return List.of(
        ACTIVE_POWER_LIMIT,
        ACTIVE_POWER_EXPORT_LIMIT,
        REACTIVE_POWER_PERCENT,
        REACTIVE_POWER_SET,
        POWER_FACTOR_SETPOINT,
        POWER_FACTOR_SET,
        RUNNING);
  }

  /**
   * As what the field of a row is offered.
   *
   * @param id the row's point
   * @return empty for a row that this class does not know
   */
  public static Optional<Point> offered(String id) {
    return switch (id) {
      case "active_power_limit" -> Optional.of(ACTIVE_POWER_EXPORT_LIMIT);
      case "reactive_power_percent" -> Optional.of(REACTIVE_POWER_SET);
      case "power_factor_setpoint" -> Optional.of(POWER_FACTOR_SET);
      case "running" -> Optional.of(RUNNING);
      default -> Optional.empty();
    };
  }

  /** Puts what is in force, when the poll brought the control word and the register. */
  public static void derive(Readings readings) {
    Optional<Double> control = readings.good(POWER_CONTROL);
    if (control.isEmpty()) {
      return;
    }
    int word = control.get().intValue();
    boolean reactive = (word & RemoteControl.REACTIVE_APPLIED) != 0;
    boolean byFactor = (word & RemoteControl.BY_POWER_FACTOR) != 0;
    inForce(
        readings,
        (word & RemoteControl.LIMIT_APPLIED) != 0,
        ACTIVE_POWER_EXPORT_LIMIT,
        ACTIVE_POWER_LIMIT,
        NO_LIMIT);
    inForce(
        readings,
        reactive && !byFactor,
        REACTIVE_POWER_SET,
        REACTIVE_POWER_PERCENT,
        NO_REACTIVE_POWER);
    inForce(
        readings, reactive && byFactor, POWER_FACTOR_SET, POWER_FACTOR_SETPOINT, NO_PHASE_SHIFT);
  }

  private static void inForce(
      Readings readings, boolean applied, Point register, Point point, double otherwise) {
    Optional<Reading> found = readings.get(register.id());
    if (found.isPresent()) {
      boolean unused = !applied && found.get().quality() == Quality.GOOD;
      readings.put(
          unused
              ? Reading.good(point, Value.of(otherwise), found.get().at())
              : as(point, found.get()));
    }
  }

  private static Reading as(Point point, Reading reading) {
    return new Reading(point, reading.value(), reading.quality(), reading.reason(), reading.at());
  }
}
