// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Unit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Points of string inverters that a map row alone can't say. */
final class StringPoints {

  /** The sum of the trackers (vocabulary, rule 5). */
  static final Point PV_POWER = Point.number("pv_power", Unit.WATT, PollClass.FAST);

  /** The register 0x05C4 of G3, in steps of 100 W. */
  static final Point PV_POWER_TOTAL = Point.number("pv_power_total", Unit.WATT, PollClass.FAST);

  /** The register 0x1106 of G3, applied or not. */
  static final Point ACTIVE_POWER_EXPORT_LIMIT =
      Point.number("active_power_export_limit", Unit.PERCENT, PollClass.NORMAL);

  /** The ceiling in force: 100 % while the inverter does not apply the one in 0x1106. */
  static final Point ACTIVE_POWER_LIMIT =
      Point.number("active_power_limit", Unit.PERCENT, PollClass.NORMAL)
          .commandable(new Point.Commandable(0, 100, 0.1, List.of(), 0, 10));

  /** Remote on/off; stored in the inverter, so not more often than once in 10 s. */
  static final Point RUNNING =
      new Point(
          "running",
          Unit.NONE,
          Point.Kind.FLAG,
          PollClass.NORMAL,
          Optional.of(new Point.Commandable(0, 1, 1, List.of(), 10, 10)),
          2);

  /** What a string inverter knows only with a meter or CT of its own (vocabulary, rule 6). */
  private static final Pattern EXCHANGE =
      Pattern.compile(
          "grid_power(_l[123])?|load_power|energy_(import|export|load)_.*|pcc_.*|grid_ct_.*"
              + "|split_phase_pcc_.*|external_pv_power");

  static final Pattern TRACKER_POWER = Pattern.compile("pv[0-9]+_power");

  private StringPoints() {}

  /** What the description names beside the maps' rows. */
  static List<Point> derived() {
    return List.of(
        PV_POWER, PV_POWER_TOTAL, ACTIVE_POWER_LIMIT, ACTIVE_POWER_EXPORT_LIMIT, RUNNING);
  }

  static boolean needsExchangeMeter(String id) {
    return EXCHANGE.matcher(id).matches();
  }
}
