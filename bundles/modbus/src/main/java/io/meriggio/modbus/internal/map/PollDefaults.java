// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.map;

import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Unit;
import io.meriggio.device.Vocabulary;
import io.meriggio.modbus.RegisterRow;
import io.meriggio.modbus.RegisterRow.Access;
import io.meriggio.modbus.RegisterType;
import java.util.regex.Pattern;

/** How often a row is read when the map does not say so. */
public final class PollDefaults {

  /** What a controller decides by. */
  private static final Pattern LIVE =
      Pattern.compile(
          "(pv|ac|grid|battery|load|charger|electric)_power|(grid|charger)_power_l[123]"
              + "|(pv|battery)[0-9]+_power|charger_status|charger_current_offered");

  private PollDefaults() {}

  public static PollClass of(String id, Unit unit, Point.Kind kind, RegisterRow row) {
    if (row.type() == RegisterType.ASCII) {
      return PollClass.ONCE;
    }
    if (LIVE.matcher(id).matches()) {
      return PollClass.FAST;
    }
    if (unit == Unit.WATT_HOUR) {
      return PollClass.SLOW;
    }
    boolean known = Vocabulary.entry(id).isPresent();
    if (row.access() == Access.RW && !known) {
      return PollClass.ONCE;
    }
    if (known || kind == Point.Kind.FAULTS) {
      return id.equals("firmware_version") || id.startsWith("rated_")
          ? PollClass.ONCE
          : PollClass.NORMAL;
    }
    return PollClass.SLOW;
  }
}
