// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Point;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.inverter.BlockMasks;
import io.meriggio.inverter.Generation;
import io.meriggio.inverter.InverterMap;
import io.meriggio.inverter.PointSum;
import io.meriggio.inverter.Registers;
import io.meriggio.inverter.RemoteControl;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.Readings;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterMapConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One string inverter of either generation. */
final class StringConnection extends RegisterMapConnection {

  private static final String POWER_CONTROL = "power_control";
  private static final int G1_LIVE_LIMIT = 0x9000;
  private static final double NO_LIMIT = 100;

  private final ModelRecognition recognition;
  private final boolean exchangeMeasured;
  private final RemoteControl g3Control;
  private final G1Control g1Control;
  private Generation generation;
  private BlockMasks masks = new BlockMasks();
  private PointSum trackers = new PointSum(StringPoints.PV_POWER, List.of());
  private boolean limited;

  /**
   * @param map the site's map, or a built-in one
   * @param ofSite which one {@code map} is
   */
  StringConnection(
      DeviceContext context, RegisterMap map, RegisterMap g1, RegisterMap g3, InverterMap ofSite) {
    super(context, map, ofSite.rules());
    this.generation = ofSite.generation();
    this.recognition = new ModelRecognition(link(), context.unit(), g1, g3);
    this.exchangeMeasured = context.settings().flag(StringDriver.EXCHANGE_MEASURED).orElse(false);
    this.g3Control = new RemoteControl(link(), context.unit());
    this.g1Control =
        new G1Control(link(), context.settings().flag(StringDriver.BROADCAST_ON_OFF).orElse(false));
  }

  @Override
  protected Recognised recognise() throws DeviceException {
    if (context().map().isPresent()) {
      return prepared(super.recognise());
    }
    ModelRecognition.Found found = recognition.run(context().model());
    generation = found.map().generation();
    masks =
        generation == Generation.G3
            ? BlockMasks.of(
                found.profile(), new Registers(link(), context().unit(), Turn.SLOW_POLL))
            : new BlockMasks();
    DeviceIdentity read = identity(found.profile());
    return prepared(
        new Recognised(
            found.profile(),
            new DeviceIdentity(
                Optional.of(found.model()),
                found.serialNumber().or(read::serialNumber),
                read.firmware())));
  }

  private Recognised prepared(Recognised recognised) {
    trackers =
        new PointSum(
            StringPoints.PV_POWER,
            recognised.profile().offering(this::offered).points().stream()
                .map(Point::id)
                .filter(id -> StringPoints.TRACKER_POWER.matcher(id).matches())
                .toList());
    return recognised;
  }

  @Override
  protected Optional<Point> offered(Field field) {
    boolean ofNoUse = !field.readable() && field.point().command().isEmpty();
    boolean unmeasured = !exchangeMeasured && StringPoints.needsExchangeMeter(field.id());
    if (ofNoUse || unmeasured || masks.hides(field.row())) {
      return Optional.empty();
    }
    if (generation == Generation.G1) {
      return Optional.of(field.point());
    }
    return switch (field.id()) {
      case "pv_power" -> Optional.of(StringPoints.PV_POWER_TOTAL);
      case "active_power_limit" -> Optional.of(StringPoints.ACTIVE_POWER_EXPORT_LIMIT);
      case "running" -> Optional.of(StringPoints.RUNNING);
      default -> Optional.of(field.point());
    };
  }

  @Override
  protected List<Point> derivedPoints() {
    List<Point> derived = new ArrayList<>();
    derived.add(StringPoints.PV_POWER);
    if (generation == Generation.G3) {
      derived.add(StringPoints.ACTIVE_POWER_LIMIT);
    } else {
      derived.add(StringPoints.RUNNING);
    }
    return derived;
  }

  @Override
  protected void derive(Readings readings) {
    trackers.of(readings).or(() -> coarsePower(readings)).ifPresent(readings::put);
    limitInForce(readings).ifPresent(readings::put);
    if (generation == Generation.G1) {
      storedState(readings).ifPresent(readings::put);
    }
  }

  /** Where no tracker answers, G3 still has a total in steps of 100 W. */
  private Optional<Reading> coarsePower(Readings readings) {
    return trackers.noneThere()
        ? readings.get(StringPoints.PV_POWER_TOTAL.id()).map(r -> as(StringPoints.PV_POWER, r))
        : Optional.empty();
  }

  private Optional<Reading> limitInForce(Readings readings) {
    Optional<Double> control = readings.good(POWER_CONTROL);
    Optional<Reading> limit = readings.get(StringPoints.ACTIVE_POWER_EXPORT_LIMIT.id());
    if (control.isEmpty() || limit.isEmpty()) {
      return Optional.empty();
    }
    boolean applied = (control.get().intValue() & RemoteControl.LIMIT_APPLIED) != 0;
    return Optional.of(
        applied
            ? as(StringPoints.ACTIVE_POWER_LIMIT, limit.get())
            : Reading.good(StringPoints.ACTIVE_POWER_LIMIT, Value.of(100.0), limit.get().at()));
  }

  /** -V1 and -V2 tell only the stored state of their remote switch: 0x55 on, 0x66 off. */
  private Optional<Reading> storedState(Readings readings) {
    return readings
        .get("remote_on_off_stored")
        .map(
            stored ->
                stored.value().orElse(Value.of("")) instanceof Value.Text word
                        && (word.text().equals("ON") || word.text().equals("OFF"))
                    ? Reading.good(
                        StringPoints.RUNNING, Value.of(word.text().equals("ON")), stored.at())
                    : Reading.bad(
                        StringPoints.RUNNING,
                        stored.reason() == Reason.NONE ? Reason.OUT_OF_RANGE : stored.reason(),
                        stored.at()));
  }

  private static Reading as(Point point, Reading reading) {
    return new Reading(point, reading.value(), reading.quality(), reading.reason(), reading.at());
  }

  @Override
  protected Attempt carryOut(Command command) throws DeviceException {
    if (command.values().size() > 1) {
      return new Attempt.Rejected(
          Reason.NOT_ALLOWED,
          "found " + command.values().keySet() + ", allowed: one point of this inverter at a time");
    }
    if (command.values().get("running") instanceof Value.Flag running) {
      return generation == Generation.G3
          ? g3Control.run(running.set())
          : g1Control.run(running.set());
    }
    if (command.values().get("active_power_limit") instanceof Value.Numeric limit) {
      limited = limit.number() < NO_LIMIT;
      return generation == Generation.G3
          ? g3Control.limit(limit.number())
          : super.carryOut(command);
    }
    return super.carryOut(command);
  }

  /** Takes back a limit that this connection has set; on/off stays as a person wanted it. */
  @Override
  public void release(Duration budget) throws DeviceException {
    if (!limited) {
      return;
    }
    limited = false;
    if (generation == Generation.G3) {
      g3Control.limit(NO_LIMIT);
    } else {
      writeOnly(0x06, G1_LIVE_LIMIT, new int[] {(int) NO_LIMIT});
    }
  }
}
