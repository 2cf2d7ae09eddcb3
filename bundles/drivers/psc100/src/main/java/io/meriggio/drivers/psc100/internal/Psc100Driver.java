// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.psc100.internal;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** PSC 100 plant cabinets (OTHER-DEVICES, section 5), by the reference map, SunSpec or a site's. */
@Component(service = DeviceDriver.class)
public final class Psc100Driver extends RegisterMapDriver {

  static final RegisterMap MAP = RegisterMap.builtIn(Psc100Driver.class, "psc100");

  /** The unit at which the reference map has the plant. */
  static final int PLANT_UNIT = 247;

  @Activate
  public Psc100Driver() {
    super(
        new DriverDescription(
            "psc100",
            "ZCS Azzurro PSC 100 plant cabinet",
            Arrays.stream(Model.values()).map(Model::word).toList(),
            List.of(mapConfirmed()),
            Set.of(LinkKind.MODBUS),
            PLANT_UNIT,
            Duration.ofSeconds(1),
            described(),
            Set.of(Capability.PLANT_CONTROLLER, Capability.PV_INVERTER)));
  }

  private static List<Point> described() {
    Map<String, Point> points = new LinkedHashMap<>();
    points.put(PlantPoints.PV_POWER.id(), PlantPoints.PV_POWER);
    for (Model model : Model.values()) {
      for (String word : model.words()) {
        MAP.profile(word).fields().stream()
            .filter(PlantPoints::isOffered)
            .map(PlantConnection::pointOf)
            .forEach(point -> points.putIfAbsent(point.id(), point));
      }
    }
    return new ArrayList<>(points.values());
  }

  @Override
  protected DeviceConnection connect(DeviceContext context) throws DeviceException {
    return new PlantConnection(context, mapFor(context, MAP));
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
