// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.dtsu666.internal;

import io.meriggio.device.AddressRange;
import io.meriggio.device.Candidate;
import io.meriggio.device.Capability;
import io.meriggio.device.DeviceConnection;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceDriver;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.DriverDescription;
import io.meriggio.device.Link;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.SettingDescription;
import io.meriggio.modbus.BlockRules;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterMapDriver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/** Chint DTSU666 and DDSU666 energy meters (OTHER-DEVICES section 1). Reads only, function 0x03. */
@Component(service = DeviceDriver.class)
public final class Dtsu666Driver extends RegisterMapDriver {

  /** Turns the sign of powers once more: the CT arrows point from the house to the grid. */
  static final String INVERT_SIGN = "invertSign";

  /** Whether the numbers hold the CT ratio already; unset = found out. */
  static final String CT_RATIO_APPLIED = "ctRatioAppliedByMeter";

  /** Reads of at most 34 registers from even addresses; single ones are unsafe on firmware 103. */
  static final BlockRules RULES = BlockRules.atMost(34).fromEvenAddresses();

  static final RegisterMap MAP = RegisterMap.builtIn(Dtsu666Driver.class, "dtsu666");

  /** As ZCS sets the meter up. */
  private static final int ZCS_UNIT = 32;

  public Dtsu666Driver() {
    super(
        new DriverDescription(
            "dtsu666",
            "Chint DTSU666 / DDSU666 meter",
            List.copyOf(MAP.models()),
            List.of(
                SettingDescription.flag(
                    INVERT_SIGN, Optional.of(false), MeterTexts.text("setting.invert-sign")),
                SettingDescription.flag(
                    CT_RATIO_APPLIED,
                    Optional.empty(),
                    MeterTexts.text("setting.ct-ratio-applied"))),
            Set.of(DriverDescription.LinkKind.MODBUS),
            ZCS_UNIT,
            Duration.ofSeconds(1),
            possiblePoints(List.of(MAP), List.of()),
            Set.of(Capability.GRID_METER)));
  }

  @Override
  protected DeviceConnection connect(DeviceContext context) throws DeviceException {
    return new Dtsu666Connection(context, mapFor(context, MAP));
  }

  @Override
  public Stream<Candidate> probe(Link link, AddressRange range) {
    return link instanceof ModbusLink modbus
        ? IntStream.rangeClosed(range.first(), range.last())
            .boxed()
            .flatMap(unit -> probe(modbus, unit).stream())
        : Stream.empty();
  }

  private static Optional<Candidate> probe(ModbusLink link, int unit) {
    RegisterReader reader = new RegisterReader(link, Turn.PROBE, unit);
    try {
      MeterLayout layout = new Recognition(MAP, reader, unit).layout(Optional.empty());
      return Optional.of(
          new Candidate(
              "dtsu666",
              unit,
              new DeviceIdentity(
                  Optional.of(layout.profile().model()), Optional.empty(), Optional.empty()),
              0.9,
              layout.seen()));
    } catch (DeviceException e) {
      return Optional.empty();
    }
  }
}
