// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.sp3000.internal;

import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Unit;
import io.meriggio.inverter.PassivePoints;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Points of the 3000SP that a map row alone can't say. */
final class Sp3000Points {

  /** Charge and discharge, in W (INVERTERS, section 5.3). */
  static final int NOMINAL_POWER = 3000;

  static final Point SETPOINT = PassivePoints.setpoint(NOMINAL_POWER);

  /** Bits that warn of or explain something and are no faults of the inverter, as texts. */
  private static final List<Point> TOLD_IN_TEXTS =
      List.of(texts("alarm"), texts("battery_fault_1"), texts("communication_board_status"));

  /** What the inverter knows only with a meter or CT of its own (vocabulary, rule 6). */
  private static final Pattern EXCHANGE =
      Pattern.compile("grid_power|load_power|energy_(import|export|load)_.*");

  /** What it knows only with a CT at the foreign PV inverter. */
  private static final Pattern PV = Pattern.compile("pv_power|energy_pv_.*|pv_ct_current");

  /** The registers of phases that a single-phase inverter shows as 0. */
  private static final Pattern OTHER_PHASES = Pattern.compile(".*_l[23]");

  private Sp3000Points() {}

  private static Point texts(String id) {
    return new Point(id, Unit.NONE, Point.Kind.FAULTS, PollClass.NORMAL, Optional.empty(), 2);
  }

  /** What the description names beside the map's rows, or otherwise than they. */
  static List<Point> all() {
    return List.of(
        PassivePoints.STORAGE_MODE,
        SETPOINT,
        TOLD_IN_TEXTS.get(0),
        TOLD_IN_TEXTS.get(1),
        TOLD_IN_TEXTS.get(2));
  }

  /** The point that a row is. */
  static Point of(Point mapped) {
    return all().stream()
        .filter(point -> point.id().equals(mapped.id()))
        .findFirst()
        .orElse(mapped);
  }

  static boolean isOfOtherPhase(String id) {
    return OTHER_PHASES.matcher(id).matches();
  }

  static boolean needsExchangeMeter(String id) {
    return EXCHANGE.matcher(id).matches();
  }

  static boolean needsPvSensor(String id) {
    return PV.matcher(id).matches();
  }
}
