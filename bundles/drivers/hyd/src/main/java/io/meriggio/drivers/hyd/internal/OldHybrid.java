// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.hyd.internal;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Point;
import io.meriggio.device.Reading;
import io.meriggio.device.Value;
import io.meriggio.inverter.PassivePoints;
import io.meriggio.inverter.PassiveStorage;
import io.meriggio.inverter.SerialNumber;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.Readings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Old single-phase HYD-ZSS: steered as the 3000SP (INVERTERS, section 5.3). */
final class OldHybrid implements Hybrid {

  /** A battery of 48 V told in steps of 0.01 V where the map says 0.1 V: raw values above 1000. */
  private static final double COARSE_ABOVE = 100;

  /** What the documents allow on every model, in W. */
  static final int SMALLEST = 3000;

  private static final int LARGEST = 6000;
  private static final int WATTS_PER_TENTH = 100;

  private final PassiveStorage storage;
  private final Point setpoint;
  private boolean modeIsRead;

  /**
   * @param nominalPower of the inverter in W
   */
  OldHybrid(DeviceContext context, int nominalPower) {
    this.storage = new PassiveStorage(context, nominalPower);
    this.setpoint = PassivePoints.setpoint(nominalPower);
  }

  /**
   * The nominal power in W by the power code, characters 7 and 8: 46 = 4.6 kW (INVERTERS, section
   * 3). What is no power of this series counts as the smallest.
   */
  static int nominalPower(SerialNumber serial) {
    String code = serial.text().length() < 8 ? "" : serial.text().substring(6, 8);
    int watts = code.matches("[0-9]{2}") ? Integer.parseInt(code) * WATTS_PER_TENTH : 0;
    return watts > SMALLEST && watts <= LARGEST ? watts : SMALLEST;
  }

  @Override
  public Optional<Point> offered(Field field) {
    boolean mode = field.id().equals(PassivePoints.STORAGE_MODE.id());
    modeIsRead |= mode;
    return Optional.of(mode ? PassivePoints.STORAGE_MODE : field.point());
  }

  @Override
  public List<Point> derivedPoints() {
    return modeIsRead ? List.of(setpoint) : List.of(PassivePoints.STORAGE_MODE, setpoint);
  }

  @Override
  public Reading refine(Reading reading) {
    return switch (reading.point().id()) {
      case "battery_voltage" -> bySize(reading);
      case "storage_mode" -> storage.shown(reading);
      default -> reading;
    };
  }

  /** Documents say 0.1 V, one integration 0.01 V (INVERTERS, section 7): the size decides. */
  private static Reading bySize(Reading reading) {
    double volts =
        reading.value().orElse(Value.of(0)) instanceof Value.Numeric number ? number.number() : 0;
    if (volts <= COARSE_ABOVE) {
      return reading;
    }
    Value exact = Value.of(Math.rint(volts * 10) / 100);
    return new Reading(
        reading.point(), Optional.of(exact), reading.quality(), reading.reason(), reading.at());
  }

  @Override
  public void derive(Readings readings) {
    storage.measured(readings.good("grid_power"), readings.good("battery_power"));
  }

  @Override
  public void polled() throws DeviceException {
    storage.keep();
  }

  @Override
  public Optional<Attempt> carryOut(Command command) throws DeviceException {
    return Set.of(PassivePoints.STORAGE_MODE.id(), setpoint.id())
            .containsAll(command.values().keySet())
        ? Optional.of(storage.carryOut(command.values()))
        : Optional.empty();
  }

  @Override
  public Optional<Duration> keepAlive() {
    return storage.keepAlive();
  }

  @Override
  public void release() throws DeviceException {
    storage.release();
  }
}
