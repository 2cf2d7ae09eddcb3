// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

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
import io.meriggio.device.SettingDescription;
import io.meriggio.inverter.InverterMap;
import io.meriggio.inverter.Search;
import io.meriggio.inverter.Wiring;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterMapDriver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** ZCS Azzurro string inverters: -V1 and -V2 (map G1), -V3 and the HV series (map G3). */
@Component(service = DeviceDriver.class)
public final class StringDriver extends RegisterMapDriver {

  static final Set<InverterMap> MAPS = Set.of(InverterMap.STRING_G1, InverterMap.STRING_G3);
  static final String BROADCAST_ON_OFF = "broadcastOnOff";

  private final RegisterMap g1;
  private final RegisterMap g3;

  @Activate
  public StringDriver() {
    this(
        InverterMap.STRING_G1.builtIn(StringDriver.class),
        InverterMap.STRING_G3.builtIn(StringDriver.class));
  }

  private StringDriver(RegisterMap g1, RegisterMap g3) {
    super(description(g1, g3));
    this.g1 = g1;
    this.g3 = g3;
  }

  private static DriverDescription description(RegisterMap g1, RegisterMap g3) {
    return new DriverDescription(
        "string",
        "ZCS Azzurro string inverter",
        Stream.concat(g1.models().stream(), g3.models().stream()).toList(),
        List.of(
            Wiring.exchangeMeasured(false),
            SettingDescription.flag(
                BROADCAST_ON_OFF, Optional.of(false), StringTexts.text("setting.broadcast"))),
        Set.of(LinkKind.MODBUS),
        1,
        Duration.ofSeconds(5),
        StringPoints.possible(possiblePoints(List.of(g1, g3), List.of())),
        Set.of(Capability.PV_INVERTER, Capability.GRID_METER));
  }

  @Override
  protected DeviceConnection connect(DeviceContext context) throws DeviceException {
    InverterMap ofSite = siteMap(context);
    RegisterMap map = mapFor(context, ofSite == InverterMap.STRING_G1 ? g1 : g3);
    return new StringConnection(context, map, g1, g3, ofSite);
  }

  /** Which map a site's one replaces, by the models that it names; without one, G3. */
  private InverterMap siteMap(DeviceContext context) {
    return context.map().isPresent()
            && g1.models().stream().anyMatch(context.map().get().csv()::contains)
        ? InverterMap.STRING_G1
        : InverterMap.STRING_G3;
  }

  @Override
  public Stream<Candidate> probe(Link link, AddressRange range) {
    return Search.over(link, range, MAPS);
  }
}
