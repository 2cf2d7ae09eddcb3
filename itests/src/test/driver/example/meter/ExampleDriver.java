// SPDX-License-Identifier: Apache-2.0
package example.meter;

import io.meriggio.device.Capability;
import io.meriggio.device.DeviceConnection;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DriverDescription;
import io.meriggio.device.SettingDescription;
import io.meriggio.modbus.BlockRules;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterMapConnection;
import io.meriggio.modbus.RegisterMapDriver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A driver as an OEM writes one: a map and hardly any code. */
public final class ExampleDriver extends RegisterMapDriver {
  private static final RegisterMap MAP = RegisterMap.builtIn(ExampleDriver.class, "example");

  public ExampleDriver() {
    super(
        new DriverDescription(
            "example",
            "Example meter",
            List.copyOf(MAP.models()),
            List.of(
                SettingDescription.flag(
                    "mirrored",
                    Optional.of(false),
                    "It is mounted the wrong way round",
                    "È montato al contrario")),
            Set.of(DriverDescription.LinkKind.MODBUS),
            1,
            Duration.ofSeconds(1),
            possiblePoints(List.of(MAP), List.of()),
            Set.of(Capability.GRID_METER)));
  }

  @Override
  protected DeviceConnection connect(DeviceContext context) throws DeviceException {
    return new RegisterMapConnection(context, mapFor(context, MAP), BlockRules.atMost(60));
  }
}
