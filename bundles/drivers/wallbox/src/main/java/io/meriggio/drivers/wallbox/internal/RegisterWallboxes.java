// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.DeviceConnection;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DriverDescription;
import io.meriggio.device.Point;
import io.meriggio.device.SettingDescription;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterMapDriver;
import java.util.List;

/** Charge points on Modbus lines. */
final class RegisterWallboxes extends RegisterMapDriver {

  private final RegisterMap map;

  RegisterWallboxes(DriverDescription description, RegisterMap map) {
    super(description);
    this.map = map;
  }

  @Override
  protected DeviceConnection connect(DeviceContext context) throws DeviceException {
    return new WallboxConnection(context, mapFor(context, map), Watch.of(context.settings()));
  }

  /** The points that a charge point may have: what can neither be read nor commanded is none. */
  static List<Point> points(RegisterMap map) {
    return possiblePoints(List.of(map), List.of()).stream()
        .filter(
            point ->
                point.command().isPresent()
                    || map.profile(map.models())
                        .field(point.id())
                        .filter(io.meriggio.modbus.Field::readable)
                        .isPresent())
        .toList();
  }

  static SettingDescription confirmation() {
    return mapConfirmed();
  }
}
