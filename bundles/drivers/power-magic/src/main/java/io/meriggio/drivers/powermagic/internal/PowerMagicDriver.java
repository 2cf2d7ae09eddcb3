// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.powermagic.internal;

import io.meriggio.device.AddressRange;
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
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterMapDriver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Power Magic battery cabinets (OTHER-DEVICES, section 3), by the reference map or a site's. */
@Component(service = DeviceDriver.class)
public final class PowerMagicDriver extends RegisterMapDriver {

  static final RegisterMap MAP = RegisterMap.builtIn(PowerMagicDriver.class, "power-magic");

  /** Limits of a cabinet that has not told its rated power: what the description shows. */
  static final double ANY_RATED_POWER = 10_000_000;

  private final Pause pause;

  @Activate
  public PowerMagicDriver() {
    this(span -> Thread.sleep(span.toMillis()));
  }

  /**
   * @param pause how a release waits between two looks at the running-down power
   */
  PowerMagicDriver(Pause pause) {
    super(data());
    this.pause = pause;
  }

  private static DriverDescription data() {
    return new DriverDescription(
        "power-magic",
        "ZCS Azzurro Power Magic cabinet",
        List.copyOf(MAP.models()),
        List.of(mapConfirmed()),
        Set.of(LinkKind.MODBUS),
        1,
        Duration.ofSeconds(1),
        described(),
        Set.of(Capability.STORAGE, Capability.GRID_METER, Capability.PV_INVERTER));
  }

  private static List<Point> described() {
    Map<String, Point.Commandable> limits = CabinetPoints.limits(ANY_RATED_POWER);
    return possiblePoints(List.of(MAP), List.of(CabinetPoints.OPERATING_MODE)).stream()
        .filter(point -> CabinetConnection.isOffered(point.id()))
        .map(
            point ->
                Optional.ofNullable(limits.get(point.id())).map(point::commandable).orElse(point))
        .toList();
  }

  @Override
  protected DeviceConnection connect(DeviceContext context) throws DeviceException {
    return new CabinetConnection(context, mapFor(context, MAP), pause);
  }

  @Override
  public Stream<Candidate> probe(Link link, AddressRange range) {
    return link instanceof ModbusLink modbus
        ? IntStream.rangeClosed(range.first(), range.last())
            .boxed()
            .flatMap(unit -> new Recognition(modbus, unit).candidate().stream())
        : Stream.empty();
  }
}
