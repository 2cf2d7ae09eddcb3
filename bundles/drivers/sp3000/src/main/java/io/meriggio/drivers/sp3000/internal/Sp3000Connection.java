// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.sp3000.internal;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.Point;
import io.meriggio.device.PollCycle;
import io.meriggio.device.Reading;
import io.meriggio.device.Value;
import io.meriggio.inverter.InverterMap;
import io.meriggio.inverter.PassivePoints;
import io.meriggio.inverter.PassiveStorage;
import io.meriggio.inverter.Product;
import io.meriggio.inverter.Recognition;
import io.meriggio.inverter.SerialNumber;
import io.meriggio.inverter.Wiring;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.Profile;
import io.meriggio.modbus.Readings;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterMapConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One 3000SP. */
final class Sp3000Connection extends RegisterMapConnection {

  private static final Logger LOG = LoggerFactory.getLogger(Sp3000Connection.class);
  private static final String BATTERY_VOLTAGE = "battery_voltage";

  /** Below, a 48 V battery was told in steps of 0.1 V instead of 0.01 V: raw 1000. */
  private static final double COARSE_BELOW = 10;

  private static final Set<String> STEERED =
      Set.of(PassivePoints.STORAGE_MODE.id(), Sp3000Points.SETPOINT.id());

  private final Recognition recognition;
  private final PassiveStorage storage;
  private final boolean exchangeMeasured;
  private final boolean pvMeasured;
  private boolean modeIsRead;

  /**
   * @param map the site's map, or the built-in one
   */
  Sp3000Connection(DeviceContext context, RegisterMap map) {
    super(context, map, InverterMap.SP3000.rules());
    this.recognition = new Recognition(link(), context.unit(), Sp3000Driver.MAPS);
    this.storage = new PassiveStorage(context, Sp3000Points.NOMINAL_POWER);
    this.exchangeMeasured = context.settings().flag(Wiring.EXCHANGE_MEASURED).orElse(true);
    this.pvMeasured = context.settings().flag(Sp3000Driver.PV_MEASURED).orElse(true);
  }

  @Override
  protected Recognised recognise() throws DeviceException {
    modeIsRead = false;
    if (context().map().isPresent()) {
      return super.recognise();
    }
    Recognition.Found found = recognition.run(context().model().isPresent());
    String model =
        context().model().isPresent()
            ? Recognition.checked(context().model().get(), map())
            : Product.RETROFIT.model();
    Profile profile = map().profile(model);
    DeviceIdentity read = identity(profile);
    return new Recognised(
        profile,
        new DeviceIdentity(
            Optional.of(model),
            found.serialNumber().map(SerialNumber::text).or(read::serialNumber),
            read.firmware()));
  }

  @Override
  protected Optional<Point> offered(Field field) {
    String id = field.id();
    boolean ofNoUse = !field.readable() && field.point().command().isEmpty();
    boolean unmeasured =
        !exchangeMeasured && Sp3000Points.needsExchangeMeter(id)
            || !pvMeasured && Sp3000Points.needsPvSensor(id);
    if (ofNoUse || unmeasured || Sp3000Points.isOfOtherPhase(id)) {
      return Optional.empty();
    }
    modeIsRead |= id.equals(PassivePoints.STORAGE_MODE.id());
    return Optional.of(Sp3000Points.of(field.point()));
  }

  @Override
  protected List<Point> derivedPoints() {
    return modeIsRead
        ? List.of(Sp3000Points.SETPOINT)
        : List.of(PassivePoints.STORAGE_MODE, Sp3000Points.SETPOINT);
  }

  @Override
  protected Reading refine(Reading reading) {
    return switch (reading.point().id()) {
      case BATTERY_VOLTAGE -> bySize(reading);
      case "storage_mode" -> storage.shown(reading);
      default -> reading;
    };
  }

  /** Documents print 0.1 V, integrations of the 3000SP use 0.01 V (INVERTERS, section 7). */
  private static Reading bySize(Reading reading) {
    double volts =
        reading.value().orElse(Value.of(0)) instanceof Value.Numeric number ? number.number() : 0;
    if (volts == 0 || volts > COARSE_BELOW) {
      return reading;
    }
    Value exact = Value.of(Math.rint(volts * 100) / 10);
    return new Reading(
        reading.point(), Optional.of(exact), reading.quality(), reading.reason(), reading.at());
  }

  @Override
  protected void derive(Readings readings) {
    storage.measured(readings.good("grid_power"), readings.good("battery_power"));
  }

  @Override
  public void poll(PollCycle cycle) throws DeviceException {
    super.poll(cycle);
    if (!cycle.shouldYield()) {
      storage.keep();
    }
  }

  @Override
  protected Attempt carryOut(Command command) throws DeviceException {
    return STEERED.containsAll(command.values().keySet())
        ? storage.carryOut(command.values())
        : super.carryOut(command);
  }

  @Override
  public Optional<Duration> keepAlive() {
    return storage.keepAlive();
  }

  @Override
  public void release(Duration budget) throws DeviceException {
    storage.release();
  }

  /** No order outlives its heartbeats: the inverter goes back to itself instead of to standby. */
  @Override
  public void close() {
    try {
      storage.release();
    } catch (DeviceException e) {
      LOG.warn(
          "device {}: not given back to itself, it goes to standby in a minute: {}",
          context().deviceId(),
          e.getMessage());
    }
  }
}
