// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.AddressRange;
import io.meriggio.device.CanLink;
import io.meriggio.device.Candidate;
import io.meriggio.device.Capability;
import io.meriggio.device.DeviceConnection;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceDriver;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DriverDescription;
import io.meriggio.device.DriverDescription.LinkKind;
import io.meriggio.device.Link;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Point;
import io.meriggio.device.SettingDescription;
import io.meriggio.device.SettingDescription.Type;
import io.meriggio.modbus.RegisterMap;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Azzurro charge points: on RS-485 or a Hub by a register map, on CAN by a profile of frames. */
@Component(service = DeviceDriver.class)
public final class WallboxDriver implements DeviceDriver {

  static final String FAILSAFE_CURRENT = "failsafeCurrent";
  static final String WATCHDOG_TIMEOUT = "watchdogTimeout";

  /** The models, as the reference map names them. */
  static final String SINGLE_PHASE = "WALLBOX-REF 1PH 7.4kW";

  static final String THREE_PHASE = "3PH 22kW";

  private final CanProfile profile;
  private final RegisterWallboxes registers;

  @Activate
  public WallboxDriver() {
    RegisterMap map = Resources.registerMap();
    profile = Resources.canProfile();
    registers = new RegisterWallboxes(description(map, profile), map);
  }

  private static DriverDescription description(RegisterMap map, CanProfile profile) {
    return new DriverDescription(
        Resources.FAMILY,
        "ZCS Azzurro charge point",
        map.models().stream().toList(),
        List.of(
            RegisterWallboxes.confirmation(),
            number(FAILSAFE_CURRENT, Type.DECIMAL, "6", 0, Amperes.LARGEST, "setting.failsafe"),
            number(WATCHDOG_TIMEOUT, Type.INTEGER, "60", 10, 3600, "setting.watchdog")),
        Set.of(LinkKind.MODBUS, LinkKind.CAN),
        1,
        Duration.ofSeconds(2),
        possible(map, profile),
        Set.of(Capability.CHARGE_POINT));
  }

  private static SettingDescription number(
      String key, Type type, String usual, double least, double most, String label) {
    return new SettingDescription(
        key,
        type,
        Optional.of(usual),
        least,
        most,
        List.of(),
        false,
        WallboxTexts.text(label).byLanguage(),
        Map.of());
  }

  /** The points of the map, then those that only the profile has. */
  private static List<Point> possible(RegisterMap map, CanProfile profile) {
    Map<String, Point> points = new LinkedHashMap<>();
    RegisterWallboxes.points(map).forEach(point -> points.put(point.id(), point));
    profile.points().forEach(point -> points.putIfAbsent(point.id(), point));
    return List.copyOf(points.values());
  }

  @Override
  public DriverDescription description() {
    return registers.description();
  }

  @Override
  public DeviceConnection open(DeviceContext context) throws DeviceException {
    return context.link() instanceof CanLink can
        ? CanWallboxConnection.of(context, can, profile, Watch.of(context.settings()))
        : registers.open(context);
  }

  @Override
  public Stream<Candidate> probe(Link link, AddressRange range) {
    return IntStream.rangeClosed(range.first(), Math.min(range.last(), CanProfile.MOST_NODES))
        .boxed()
        .flatMap(unit -> candidate(link, unit).stream());
  }

  private Optional<Candidate> candidate(Link link, int unit) {
    return link instanceof ModbusLink modbus
        ? new RegisterSearch(modbus, unit).candidate()
        : new CanSearch((CanLink) link, profile, unit).candidate();
  }
}
