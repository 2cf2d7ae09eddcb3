// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A view over well-known points, not an interface that a driver implements: a device has the
 * capability when its points offer all that the view needs (vocabulary, "Points of devices").
 */
public enum Capability {
  PV_INVERTER("pv_power"),
  STORAGE("battery_power", "battery_soc"),
  GRID_METER("grid_power"),
  CHARGE_POINT("charger_power", "charger_status", "charger_current_limit", "charge_command"),
  HEAT_PUMP("status", "electric_power"),
  SWITCHED_OUTPUTS("output_1"),
  PLANT_CONTROLLER("ac_power", "status", "active_power_limit", "reactive_power_percent");

  private final Set<String> needed;

  Capability(String... needed) {
    this.needed = Set.of(needed);
  }

  /** The ids of the points without which the view does not exist. */
  public Set<String> needed() {
    return needed;
  }

  /** The views that the points offer. */
  public static Set<Capability> of(Collection<Point> points) {
    Set<String> ids = points.stream().map(Point::id).collect(Collectors.toSet());
    EnumSet<Capability> found = EnumSet.noneOf(Capability.class);
    for (Capability capability : values()) {
      if (ids.containsAll(capability.needed)) {
        found.add(capability);
      }
    }
    return found;
  }
}
