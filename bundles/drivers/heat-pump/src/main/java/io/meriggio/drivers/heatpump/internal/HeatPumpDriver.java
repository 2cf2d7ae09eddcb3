// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.heatpump.internal;

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
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Heat pumps on RS-485 (OTHER-DEVICES, section 4), by the reference map or a site's. */
@Component(service = DeviceDriver.class)
public final class HeatPumpDriver extends RegisterMapDriver {

  static final RegisterMap MAP = RegisterMap.builtIn(HeatPumpDriver.class, "heat-pump");

  @Activate
  public HeatPumpDriver() {
    super(
        new DriverDescription(
            "heat-pump",
            "Heat pump",
            List.copyOf(MAP.models()),
            List.of(mapConfirmed()),
            Set.of(LinkKind.MODBUS),
            1,
            Duration.ofSeconds(10),
            described(),
            Set.of(Capability.HEAT_PUMP)));
  }

  private static List<Point> described() {
    return MAP.models().stream()
        .flatMap(model -> MAP.profile(model).fields().stream())
        .filter(HeatPumpConnection::isOffered)
        .map(HeatPumpConnection::pointOf)
        .toList();
  }

  @Override
  protected DeviceConnection connect(DeviceContext context) throws DeviceException {
    return new HeatPumpConnection(context, mapFor(context, MAP));
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
