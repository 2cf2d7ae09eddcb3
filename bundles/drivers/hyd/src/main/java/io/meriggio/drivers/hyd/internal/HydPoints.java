// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.hyd.internal;

import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Unit;
import io.meriggio.inverter.ExportLimit;
import io.meriggio.inverter.PassivePoints;
import io.meriggio.inverter.RemotePoints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Points of hybrids that a map row alone can't say. */
final class HydPoints {

  /** The id of the point that a forced battery power is commanded by. */
  static final String SETPOINT = "battery_power_setpoint";

  /** The largest battery power of any model in W. */
  static final int LARGEST = 20_000;

  /** The sum of the strings (vocabulary, rule 5). */
  static final Point PV_POWER = Point.number("pv_power", Unit.WATT, PollClass.FAST);

  /** The register 0x05C4 of G3, in steps of 100 W. */
  static final Point PV_POWER_TOTAL = Point.number("pv_power_total", Unit.WATT, PollClass.FAST);

  /** The sum of the packs in use (vocabulary, rule 5), discharge +. */
  static final Point BATTERY_POWER = Point.number("battery_power", Unit.WATT, PollClass.FAST);

  /** The average of the packs. */
  static final Point BATTERY_SOC = Point.number("battery_soc", Unit.PERCENT, PollClass.NORMAL);

  /** The average of the packs. */
  static final Point BATTERY_SOH = Point.number("battery_soh", Unit.PERCENT, PollClass.NORMAL);

  /** What a hybrid with one pack says of it and one with several only pack by pack. */
  static final List<Point> OF_ONE_PACK =
      List.of(
          Point.number("battery_voltage", Unit.VOLT, PollClass.NORMAL),
          Point.number("battery_current", Unit.AMPERE, PollClass.NORMAL),
          Point.number("battery_temperature", Unit.CELSIUS, PollClass.NORMAL),
          Point.number("battery_cycles", Unit.NONE, PollClass.NORMAL));

  /** The register 0x1110 of G3 in the words of the map. */
  static final Point ENERGY_STORAGE_MODE = Point.text("energy_storage_mode", PollClass.NORMAL);

  /** The points of the first pack, by the row's point. */
  private static final Map<String, Point> FIRST_PACK =
      Map.of(
          "battery_power", Point.number("battery1_power", Unit.WATT, PollClass.FAST),
          "battery_soc", Point.number("battery1_soc", Unit.PERCENT, PollClass.NORMAL),
          "battery_soh", Point.number("battery1_soh", Unit.PERCENT, PollClass.NORMAL),
          "battery_voltage", Point.number("battery1_voltage", Unit.VOLT, PollClass.NORMAL),
          "battery_current", Point.number("battery1_current", Unit.AMPERE, PollClass.NORMAL),
          "battery_temperature",
              Point.number("battery1_temperature", Unit.CELSIUS, PollClass.NORMAL),
          "battery_cycles", Point.number("battery1_cycles", Unit.NONE, PollClass.NORMAL));

  /** What a hybrid knows only with a meter or CT (vocabulary, rule 6). */
  private static final Pattern EXCHANGE =
      Pattern.compile(
          "grid_power(_l[123])?|load_power|energy_(import|export|load)_.*|pcc_.*"
              + "|split_phase_pcc_.*|external_pv_power|export_limit_.*");

  /** What only a three-phase inverter has. */
  private static final Pattern OTHER_PHASES = Pattern.compile(".*_l[23](_.*)?|line_voltage_.*");

  /** Set points whose sign no document states (vocabulary, rule 4). */
  private static final Set<String> UNDOCUMENTED_SIGN =
      Set.of("active_power_setpoint", "reactive_power_setpoint");

  private HydPoints() {}

  /** The point of the first pack that a row is, where the map says the battery's point. */
  static Optional<Point> ofFirstPack(String id) {
    return Optional.ofNullable(FIRST_PACK.get(id));
  }

  static boolean needsExchangeMeter(String id) {
    return EXCHANGE.matcher(id).matches();
  }

  static boolean isOfOtherPhases(String id) {
    return OTHER_PHASES.matcher(id).matches();
  }

  static boolean hasUndocumentedSign(String id) {
    return UNDOCUMENTED_SIGN.contains(id);
  }

  /** All points that a hybrid may have: those of the maps and those that the driver derives. */
  static List<Point> possible(List<Point> ofMaps) {
    Map<String, Point> points = new LinkedHashMap<>();
    ofMaps.forEach(point -> points.put(point.id(), point));
    points.keySet().removeAll(UNDOCUMENTED_SIGN);
    List<Point> own = new ArrayList<>();
    own.addAll(List.of(PV_POWER, PV_POWER_TOTAL, BATTERY_POWER, BATTERY_SOC, BATTERY_SOH));
    own.addAll(OF_ONE_PACK);
    own.addAll(FIRST_PACK.values().stream().sorted((a, b) -> a.id().compareTo(b.id())).toList());
    own.addAll(
        List.of(ENERGY_STORAGE_MODE, PassivePoints.STORAGE_MODE, PassivePoints.setpoint(LARGEST)));
    own.addAll(RemotePoints.all());
    own.addAll(List.of(ExportLimit.POINT, ExportLimit.SET));
    own.forEach(point -> points.put(point.id(), point));
    return List.copyOf(points.values());
  }
}
