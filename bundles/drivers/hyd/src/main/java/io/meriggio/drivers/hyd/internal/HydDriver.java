// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.hyd.internal;

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
import io.meriggio.inverter.CommandSet;
import io.meriggio.inverter.InverterMap;
import io.meriggio.inverter.PassivePoints;
import io.meriggio.inverter.Search;
import io.meriggio.inverter.Wiring;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterMapDriver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** ZCS Azzurro hybrids: old single-phase HYD-ZSS (map G1), HP and three-phase HYD (map G3). */
@Component(service = DeviceDriver.class)
public final class HydDriver extends RegisterMapDriver {

  static final Set<InverterMap> MAPS = Set.of(InverterMap.HYD_G1, InverterMap.HYD_G3);

  private final RegisterMap g1;
  private final RegisterMap g3;

  @Activate
  public HydDriver() {
    this(InverterMap.HYD_G1.builtIn(HydDriver.class), InverterMap.HYD_G3.builtIn(HydDriver.class));
  }

  private HydDriver(RegisterMap g1, RegisterMap g3) {
    super(description(g1, g3));
    this.g1 = g1;
    this.g3 = g3;
  }

  private static DriverDescription description(RegisterMap g1, RegisterMap g3) {
    return new DriverDescription(
        "hyd",
        "ZCS Azzurro hybrid inverter",
        Stream.concat(g1.models().stream(), g3.models().stream()).toList(),
        settings(),
        Set.of(LinkKind.MODBUS),
        1,
        Duration.ofSeconds(5),
        HydPoints.possible(possiblePoints(List.of(g1, g3), List.of())),
        Set.of(Capability.PV_INVERTER, Capability.STORAGE, Capability.GRID_METER));
  }

  private static List<SettingDescription> settings() {
    return List.of(
        Wiring.exchangeMeasured(true),
        count(Inputs.PV_STRINGS, Inputs.MOST_STRINGS, "setting.pv-strings"),
        count(Inputs.BATTERY_PACKS, Inputs.MOST_PACKS, "setting.battery-packs"),
        CommandSet.setting(),
        PassivePoints.allowPassiveMode());
  }

  private static SettingDescription count(String key, int most, String label) {
    return new SettingDescription(
        key,
        SettingDescription.Type.INTEGER,
        Optional.empty(),
        0,
        most,
        List.of(),
        false,
        HydTexts.text(label).byLanguage(),
        Map.of());
  }

  @Override
  protected DeviceConnection connect(DeviceContext context) throws DeviceException {
    InverterMap ofSite = siteMap(context);
    RegisterMap map = mapFor(context, ofSite == InverterMap.HYD_G1 ? g1 : g3);
    return new HydConnection(context, map, g1, g3, ofSite);
  }

  /** Which map a site's one replaces, by the models that it names; without one, G3. */
  private InverterMap siteMap(DeviceContext context) {
    return context.map().isPresent()
            && g1.models().stream().anyMatch(context.map().get().csv()::contains)
        ? InverterMap.HYD_G1
        : InverterMap.HYD_G3;
  }

  @Override
  public Stream<Candidate> probe(Link link, AddressRange range) {
    return Search.over(link, range, MAPS);
  }
}
