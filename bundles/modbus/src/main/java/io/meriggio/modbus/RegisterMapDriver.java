// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import io.meriggio.device.DeviceConnection;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceDriver;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DriverDescription;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Point;
import io.meriggio.device.Reason;
import io.meriggio.device.SettingDescription;
import io.meriggio.modbus.internal.text.ModbusTexts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A driver of register maps. A family whose map says everything needs a description, the map and
 * one line:
 *
 * <pre>{@code
 * protected DeviceConnection connect(DeviceContext context) throws DeviceException {
 *   return new RegisterMapConnection(context, mapFor(context, MAP), BlockRules.atMost(60));
 * }
 * }</pre>
 *
 * <p>Threads: may be used from any thread; a driver keeps no state.
 */
public abstract class RegisterMapDriver implements DeviceDriver {

  private final DriverDescription description;

  protected RegisterMapDriver(DriverDescription description) {
    this.description = description;
  }

  @Override
  public final DriverDescription description() {
    return description;
  }

  @Override
  public final DeviceConnection open(DeviceContext context) throws DeviceException {
    if (!(context.link() instanceof ModbusLink)) {
      throw new DeviceException(
          Reason.BAD_CONFIGURATION, ModbusTexts.text("line.needed", context.deviceId()));
    }
    return connect(context);
  }

  /** Opens a device; must not talk to it. The context's link is a {@link ModbusLink}. */
  protected abstract DeviceConnection connect(DeviceContext context) throws DeviceException;

  /**
   * The map of the site, if it has one for this device, else the built-in one.
   *
   * @throws DeviceException {@link Reason#BAD_MAP} with every problem, line and column
   */
  protected static RegisterMap mapFor(DeviceContext context, RegisterMap builtIn)
      throws DeviceException {
    Optional<DeviceContext.SiteMap> site = context.map();
    return site.isEmpty()
        ? builtIn
        : RegisterMap.load(builtIn.family(), site.get().name(), site.get().csv(), builtIn.faults());
  }

  /**
   * The points that a device of one of these maps may have, each once, for the description.
   *
   * @param derived points that the driver derives
   */
  protected static List<Point> possiblePoints(List<RegisterMap> maps, List<Point> derived) {
    Map<String, Point> points = new LinkedHashMap<>();
    for (RegisterMap map : maps) {
      for (String model : map.models()) {
        map.profile(model).points().forEach(point -> points.putIfAbsent(point.id(), point));
      }
    }
    derived.forEach(point -> points.put(point.id(), point));
    return List.copyOf(points.values());
  }

  /** The setting with which a site confirms a map that is marked {@code reference}. */
  protected static SettingDescription mapConfirmed() {
    return SettingDescription.flag(
        "mapConfirmed", Optional.of(false), ModbusTexts.text("setting.map-confirmed"));
  }
}
