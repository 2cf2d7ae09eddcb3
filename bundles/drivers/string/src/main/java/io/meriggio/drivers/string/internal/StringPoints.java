// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Unit;
import io.meriggio.inverter.ExportLimit;
import io.meriggio.inverter.RemotePoints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Points of string inverters that a map row alone can't say. */
final class StringPoints {

  /** The sum of the trackers (vocabulary, rule 5). */
  static final Point PV_POWER = Point.number("pv_power", Unit.WATT, PollClass.FAST);

  /** The register 0x05C4 of G3, in steps of 100 W. */
  static final Point PV_POWER_TOTAL = Point.number("pv_power_total", Unit.WATT, PollClass.FAST);

  /** What a string inverter knows only with a meter or CT of its own (vocabulary, rule 6). */
  private static final Pattern EXCHANGE =
      Pattern.compile(
          "grid_power(_l[123])?|load_power|energy_(import|export|load)_.*|pcc_.*|grid_ct_.*"
              + "|split_phase_pcc_.*|external_pv_power");

  static final Pattern TRACKER_POWER = Pattern.compile("pv[0-9]+_power");

  /** Set points whose sign no document states (vocabulary, rule 4). */
  static final Set<String> UNDOCUMENTED_SIGN =
      Set.of("active_power_setpoint", "reactive_power_setpoint");

  private StringPoints() {}

  /** What the description names beside the maps' rows. */
  private static List<Point> derived() {
    List<Point> points = new ArrayList<>(List.of(PV_POWER, PV_POWER_TOTAL));
    points.addAll(RemotePoints.all());
    points.addAll(List.of(ExportLimit.POINT, ExportLimit.SET));
    return points;
  }

  /** All points that a string inverter may have. */
  static List<Point> possible(List<Point> ofMaps) {
    Map<String, Point> points = new LinkedHashMap<>();
    ofMaps.forEach(point -> points.put(point.id(), point));
    points.keySet().removeAll(UNDOCUMENTED_SIGN);
    derived().forEach(point -> points.put(point.id(), point));
    return List.copyOf(points.values());
  }

  static boolean needsExchangeMeter(String id) {
    return EXCHANGE.matcher(id).matches();
  }
}
