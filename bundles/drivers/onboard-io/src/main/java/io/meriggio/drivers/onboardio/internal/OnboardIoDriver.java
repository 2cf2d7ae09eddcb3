// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import io.meriggio.device.Capability;
import io.meriggio.device.DeviceConnection;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceDriver;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DriverDescription;
import io.meriggio.device.DriverDescription.LinkKind;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reason;
import io.meriggio.device.SwitchedOutput;
import io.meriggio.device.Unit;
import io.meriggio.drivers.onboardio.internal.gpio.Gpio;
import io.meriggio.drivers.onboardio.internal.gpio.LinuxGpio;
import io.meriggio.modbus.RegisterMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The gateway's own inputs and outputs, on the machine itself or on a Modbus I/O module. */
@Component(service = DeviceDriver.class)
public final class OnboardIoDriver implements DeviceDriver {

  static final RegisterMap MAP = RegisterMap.builtIn(OnboardIoDriver.class, "io-module");

  private final Supplier<Gpio> gpio;
  private final LongSupplier ticker;

  @Activate
  public OnboardIoDriver() {
    this(LinuxGpio::new, System::nanoTime);
  }

  /**
   * @param gpio the chips of the machine, for each device anew
   * @param ticker nanoseconds that only ever run forward
   */
  OnboardIoDriver(Supplier<Gpio> gpio, LongSupplier ticker) {
    this.gpio = gpio;
    this.ticker = ticker;
  }

  @Override
  public DriverDescription description() {
    return new DriverDescription(
        "onboard-io",
        "Inputs and outputs of the gateway",
        List.copyOf(MAP.models()),
        OnboardSettings.descriptions(),
        Set.of(LinkKind.NONE, LinkKind.MODBUS),
        1,
        Duration.ofSeconds(1),
        points(),
        Set.of(Capability.GRID_METER, Capability.PV_INVERTER, Capability.SWITCHED_OUTPUTS));
  }

  private static List<Point> points() {
    List<Point> points = new ArrayList<>();
    points.add(Point.text("serial_number", PollClass.ONCE));
    points.add(Point.text("firmware_version", PollClass.ONCE));
    points.addAll(
        List.of(OnboardPoints.CT_1, OnboardPoints.CT_2, OnboardPoints.GRID, OnboardPoints.PV));
    points.addAll(List.of(OnboardPoints.TEMPERATURE_1, OnboardPoints.TEMPERATURE_2));
    points.addAll(List.of(OnboardPoints.INPUT_1, OnboardPoints.INPUT_2));
    for (SwitchedOutput output : SwitchedOutput.values()) {
      points.add(OnboardPoints.of(output));
    }
    points.add(Point.number("watchdog_timeout", Unit.SECOND, PollClass.SLOW));
    return List.copyOf(points);
  }

  @Override
  public DeviceConnection open(DeviceContext context) throws DeviceException {
    boolean hasLine = context.link() instanceof ModbusLink;
    String backend =
        context
            .settings()
            .text(OnboardSettings.BACKEND)
            .orElse(hasLine ? OnboardSettings.MODBUS : OnboardSettings.LINUX);
    if (backend.equals(OnboardSettings.LINUX)) {
      return new LinuxConnection(
          context, LinuxTerminals.of(context.settings()), gpio.get(), ticker);
    }
    if (!hasLine) {
      throw new DeviceException(Reason.BAD_CONFIGURATION, OnboardTexts.text("backend", backend));
    }
    return new IoModuleConnection(context, map(context), ticker);
  }

  private static RegisterMap map(DeviceContext context) throws DeviceException {
    Optional<DeviceContext.SiteMap> site = context.map();
    return site.isEmpty()
        ? MAP
        : RegisterMap.load(MAP.family(), site.get().name(), site.get().csv(), MAP.faults());
  }
}
