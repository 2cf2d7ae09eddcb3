// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.sp3000.internal;

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
import io.meriggio.device.Point;
import io.meriggio.device.SettingDescription;
import io.meriggio.inverter.CommandSet;
import io.meriggio.inverter.InverterMap;
import io.meriggio.inverter.PassivePoints;
import io.meriggio.inverter.Search;
import io.meriggio.inverter.Wiring;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterMapDriver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The ZCS Azzurro 3000SP: a battery inverter beside a PV plant of any maker. */
@Component(service = DeviceDriver.class)
public final class Sp3000Driver extends RegisterMapDriver {

  static final Set<InverterMap> MAPS = Set.of(InverterMap.SP3000);
  static final String PV_MEASURED = "pvMeasured";

  private final RegisterMap map;

  @Activate
  public Sp3000Driver() {
    this(InverterMap.SP3000.builtIn(Sp3000Driver.class));
  }

  private Sp3000Driver(RegisterMap map) {
    super(description(map));
    this.map = map;
  }

  private static DriverDescription description(RegisterMap map) {
    return new DriverDescription(
        InverterMap.SP3000.family(),
        "ZCS Azzurro 3000SP storage retrofit",
        map.models().stream().toList(),
        List.of(
            Wiring.exchangeMeasured(true),
            SettingDescription.flag(
                PV_MEASURED, Optional.of(true), Sp3000Texts.text("setting.pv-measured")),
            CommandSet.setting(),
            PassivePoints.allowPassiveMode()),
        Set.of(LinkKind.MODBUS),
        1,
        Duration.ofSeconds(5),
        points(map),
        Set.of(Capability.STORAGE, Capability.PV_INVERTER, Capability.GRID_METER));
  }

  /** Rows that are orders, and those of other phases, are no points. */
  private static List<Point> points(RegisterMap map) {
    Set<String> never =
        map.models().stream()
            .flatMap(model -> map.profile(model).fields().stream())
            .filter(field -> !field.readable() || Sp3000Points.isOfOtherPhase(field.id()))
            .map(Field::id)
            .collect(Collectors.toSet());
    return possiblePoints(List.of(map), Sp3000Points.all()).stream()
        .filter(point -> !never.contains(point.id()))
        .toList();
  }

  @Override
  protected DeviceConnection connect(DeviceContext context) throws DeviceException {
    return new Sp3000Connection(context, mapFor(context, map));
  }

  @Override
  public Stream<Candidate> probe(Link link, AddressRange range) {
    return Search.over(link, range, MAPS);
  }
}
