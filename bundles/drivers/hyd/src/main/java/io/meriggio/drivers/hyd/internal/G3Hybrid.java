// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.hyd.internal;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Point;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.inverter.AbsentBlocks;
import io.meriggio.inverter.BlockMasks;
import io.meriggio.inverter.ExportLimit;
import io.meriggio.inverter.PassivePoints;
import io.meriggio.inverter.RemoteControl;
import io.meriggio.inverter.RemotePoints;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.Readings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** HP single-phase and three-phase hybrids (INVERTERS, sections 5.1 and 5.2). */
final class G3Hybrid implements Hybrid {

  /** Battery limits by pack stand from here on since protocol 1.20, batteries 9-12 before. */
  private static final int PACK_LIMITS = 0x0644;

  private static final int AFTER_PACK_LIMITS = 0x0664;
  private static final int PACK_LIMITS_SINCE = 0x0120;
  private static final int PACK_STATES_SINCE = 0x0138;

  private final Machine machine;
  private final BlockMasks masks;
  private final boolean exchangeMeasured;
  private final Control control;
  private final G3Readings readings;

  /**
   * What the inverter is.
   *
   * @param phases 1 or 3
   * @param protocol the protocol version in BCD, 0 = unknown
   * @param batteryPower the largest set point in W
   * @param inputs what is wired to it
   * @param absentBlocks the registers that its firmware has not got
   */
  record Machine(
      int phases, int protocol, int batteryPower, Inputs inputs, AbsentBlocks absentBlocks) {}

  /** What has been commanded: it outlives an identification of the same inverter. */
  record Control(PassiveMode passive, RemoteControl remote, ExportLimit exportLimit) {

    static Control of(DeviceContext context) {
      ModbusLink link = (ModbusLink) context.link();
      return new Control(
          new PassiveMode(link, context.unit(), context.clock()),
          new RemoteControl(link, context.unit()),
          new ExportLimit(link, context.unit()));
    }
  }

  G3Hybrid(Machine machine, BlockMasks masks, boolean exchangeMeasured, Control control) {
    this.machine = machine;
    this.masks = masks;
    this.exchangeMeasured = exchangeMeasured;
    this.control = control;
    this.readings =
        new G3Readings(
            machine.inputs(), control.passive(), PassivePoints.setpoint(machine.batteryPower()));
  }

  @Override
  public Optional<Point> offered(Field field) {
    String id = field.id();
    Optional<Point> ofFirstPack = HydPoints.ofFirstPack(id);
    String own = ofFirstPack.map(Point::id).orElse(id);
    boolean absent =
        machine.phases() == 1 && HydPoints.isOfOtherPhases(id)
            || machine.inputs().lack(own)
            || machine.inputs().strings() == 0 && id.equals("pv_power")
            || isOfOtherProtocol(field)
            || machine.absentBlocks().hold(field.row())
            || masks.hides(field.row());
    if (absent || HydPoints.hasUndocumentedSign(id)) {
      return Optional.empty();
    }
    return switch (id) {
      case "pv_power" -> Optional.of(HydPoints.PV_POWER_TOTAL);
      case "storage_mode" -> Optional.of(HydPoints.ENERGY_STORAGE_MODE);
      case "export_limit_power" -> Optional.of(ExportLimit.SET);
      default ->
          ofFirstPack.or(() -> RemotePoints.offered(id)).or(() -> Optional.of(field.point()));
    };
  }

  private boolean isOfOtherProtocol(Field field) {
    int address = field.row().address();
    boolean ofPackLimits = address >= PACK_LIMITS && address < AFTER_PACK_LIMITS;
    int since = field.id().endsWith("_state") ? PACK_STATES_SINCE : PACK_LIMITS_SINCE;
    return ofPackLimits && machine.protocol() < since;
  }

  @Override
  public List<Point> derivedPoints() {
    List<Point> derived = new ArrayList<>(readings.points());
    derived.addAll(RemotePoints.derived());
    if (exchangeMeasured) {
      derived.add(ExportLimit.POINT);
    }
    return derived;
  }

  @Override
  public Reading refine(Reading reading) {
    return reading;
  }

  @Override
  public void derive(Readings poll) {
    readings.derive(poll);
    RemotePoints.derive(poll);
    if (exchangeMeasured) {
      ExportLimit.derive(poll);
    }
  }

  @Override
  public void polled() {}

  @Override
  public Optional<Attempt> carryOut(Command command) throws DeviceException {
    Map<String, Value> values = command.values();
    if (Set.of(PassivePoints.STORAGE_MODE.id(), HydPoints.SETPOINT).containsAll(values.keySet())) {
      return Optional.of(control.passive().carryOut(values));
    }
    if (values.size() > 1) {
      return Optional.of(
          new Attempt.Rejected(
              Reason.NOT_ALLOWED, HydTexts.text("one-point", values.keySet(), HydPoints.SETPOINT)));
    }
    Map.Entry<String, Value> wish = values.entrySet().iterator().next();
    if (wish.getKey().equals(ExportLimit.POINT.id())
        && wish.getValue() instanceof Value.Numeric watts) {
      return Optional.of(
          control
              .exportLimit()
              .limit(
                  watts.number(),
                  machine.phases() == 1
                      ? ExportLimit.Counting.PER_PHASE
                      : ExportLimit.Counting.THREE_PHASE_BALANCE));
    }
    return control.remote().carryOut(wish.getKey(), wish.getValue());
  }

  @Override
  public Optional<Duration> keepAlive() {
    return control.passive().keepAlive();
  }

  /** Each of the three is tried, whatever becomes of the others: the battery first. */
  @Override
  public void release() throws DeviceException {
    try {
      control.passive().release();
    } finally {
      try {
        control.remote().release();
      } finally {
        control.exportLimit().release();
      }
    }
  }
}
