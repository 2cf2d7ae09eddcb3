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
import io.meriggio.inverter.ExportLimit;
import io.meriggio.inverter.Generation;
import io.meriggio.inverter.InverterMap;
import io.meriggio.inverter.PointSum;
import io.meriggio.inverter.Registers;
import io.meriggio.inverter.RemoteControl;
import io.meriggio.inverter.RemotePoints;
import io.meriggio.inverter.Wiring;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.Readings;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterMapConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One string inverter of either generation. */
final class StringConnection extends RegisterMapConnection {

  private static final int G1_LIVE_LIMIT = 0x9000;
  private static final int NO_LIMIT = 100;

  private final ModelRecognition recognition;
  private final boolean exchangeMeasured;
  private final RemoteControl remoteControl;
  private final ExportLimit exportLimit;
  private final G1Control g1Control;
  private Generation generation;
  private ExportLimit.Counting counting = ExportLimit.Counting.THREE_PHASE_BALANCE;
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
    this.exchangeMeasured = context.settings().flag(Wiring.EXCHANGE_MEASURED).orElse(false);
    this.remoteControl = new RemoteControl(link(), context.unit());
    this.exportLimit = new ExportLimit(link(), context.unit());
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
    counting = found.counting();
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
    boolean unclear = StringPoints.UNDOCUMENTED_SIGN.contains(field.id());
    if (ofNoUse || unmeasured || unclear || masks.hides(field.row())) {
      return Optional.empty();
    }
    if (generation == Generation.G1) {
      return Optional.of(field.point());
    }
    return switch (field.id()) {
      case "pv_power" -> Optional.of(StringPoints.PV_POWER_TOTAL);
      case "export_limit_power" -> Optional.of(ExportLimit.SET);
      default -> RemotePoints.offered(field.id()).or(() -> Optional.of(field.point()));
    };
  }

  @Override
  protected List<Point> derivedPoints() {
    List<Point> derived = new ArrayList<>();
    derived.add(StringPoints.PV_POWER);
    if (generation == Generation.G3) {
      derived.addAll(RemotePoints.derived());
      if (exchangeMeasured) {
        derived.add(ExportLimit.POINT);
      }
    } else {
      derived.add(RemotePoints.RUNNING);
    }
    return derived;
  }

  @Override
  protected void derive(Readings readings) {
    trackers.of(readings).or(() -> coarsePower(readings)).ifPresent(readings::put);
    if (generation == Generation.G1) {
      storedState(readings).ifPresent(readings::put);
    } else {
      RemotePoints.derive(readings);
      if (exchangeMeasured) {
        ExportLimit.derive(readings);
      }
    }
  }

  /** Where no tracker answers, G3 still has a total in steps of 100 W. */
  private Optional<Reading> coarsePower(Readings readings) {
    return trackers.noneThere()
        ? readings.get(StringPoints.PV_POWER_TOTAL.id()).map(r -> as(StringPoints.PV_POWER, r))
        : Optional.empty();
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
                        RemotePoints.RUNNING, Value.of(word.text().equals("ON")), stored.at())
                    : Reading.bad(
                        RemotePoints.RUNNING,
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
          Reason.NOT_ALLOWED, StringTexts.text("one-point", command.values().keySet()));
    }
    Map.Entry<String, Value> wish = command.values().entrySet().iterator().next();
    if (wish.getKey().equals(ExportLimit.POINT.id())
        && wish.getValue() instanceof Value.Numeric watts) {
      return exportLimit.limit(watts.number(), counting);
    }
    if (generation == Generation.G3) {
      Optional<Attempt> attempt = remoteControl.carryOut(wish.getKey(), wish.getValue());
      return attempt.isPresent() ? attempt.get() : super.carryOut(command);
    }
    if (wish.getValue() instanceof Value.Flag running) {
      return g1Control.run(running.set());
    }
    limited |= wish.getKey().equals(RemotePoints.ACTIVE_POWER_LIMIT.id());
    return super.carryOut(command);
  }

  /** Takes back what this connection has set; on/off stays as a person wanted it. */
  @Override
  public void release(Duration budget) throws DeviceException {
    remoteControl.release();
    exportLimit.release();
    if (limited) {
      limited = false;
      writeOnly(0x06, G1_LIVE_LIMIT, new int[] {NO_LIMIT});
    }
  }
}
