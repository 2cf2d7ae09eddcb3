// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.internal.physics.StorageControl;
import io.meriggio.simulator.internal.physics.StorageOrders;
import io.meriggio.simulator.state.Battery;
import io.meriggio.simulator.state.Phases;
import io.meriggio.simulator.state.PlantState;
import io.meriggio.simulator.state.Status;
import io.meriggio.simulator.state.Storage;
import io.meriggio.simulator.state.StorageMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A battery cabinet by the reference contract of OTHER-DEVICES.md section 3. Functions 0x03, 0x06
 * and 0x10, 60 registers a read.
 */
final class PowerMagicFace implements Face {

  private static final int MODE = 0x0400;
  private static final int RUN = 0x0401;
  private static final int ACTIVE = 0x0402;
  private static final int REACTIVE = 0x0404;
  private static final int REACTIVE_MODE = 0x0406;
  private static final int EXPORT_LIMIT = 0x040A;
  private static final int IMPORT_LIMIT = 0x040C;
  private static final int TIMEOUT = 0x040F;
  private static final int ACTION = 0x0410;
  private static final int HEARTBEAT = 0x0412;
  private static final int REMOTE_DISPATCH = 4;
  private static final int SELF_CONSUMPTION = 1;

  private final int unit;
  private final int index;
  private final double ratedPower;
  private final StorageControl storage;
  private final RegisterBank bank =
      new RegisterBank()
          .range(0x0000, 0x0017)
          .range(0x0100, 0x0107)
          .range(0x0200, 0x0217)
          .range(0x0300, 0x0315)
          .range(0x0400, 0x0412);
  private final Controls controls = new Controls();
  private double lastHeard;
  private double now;

  /** A cabinet at this address, so many places down the plant's list of storages. */
  PowerMagicFace(int unit, int index, double ratedPower, double capacity, StorageControl storage) {
    this.unit = unit;
    this.index = index;
    this.ratedPower = ratedPower;
    this.storage = storage;
    bank.word(0x0000, 0x0100);
    bank.text(0x0001, 10, String.format("ZPM99SIM%012d", index + 1));
    bank.text(0x000B, 8, "1.4.2");
    bank.word(0x0013, 1);
    bank.wide(0x0014, ratedPower, 1);
    bank.wide(0x0016, capacity, 1);
    controls
        .stored(MODE, SELF_CONSUMPTION, value -> value <= 5)
        .word(RUN, 1, value -> value <= 1)
        .pair(ACTIVE, 0)
        .pair(REACTIVE, 0)
        .word(REACTIVE_MODE, 0, value -> value <= 3)
        .word(
            0x0407,
            1000,
            value -> Math.abs((short) value) >= 800 && Math.abs((short) value) <= 1000)
        .stored(0x0408, 100, value -> value <= 1000)
        .stored(0x0409, 1000, value -> value <= 1000)
        .pair(EXPORT_LIMIT, -1)
        .pair(IMPORT_LIMIT, -1)
        .word(0x040E, 0, value -> value <= 1000)
        .word(TIMEOUT, 60, value -> value == 0 || (value >= 5 && value <= 600))
        .word(ACTION, 2, value -> value <= 2)
        .command(0x0411, value -> value == 1)
        .command(HEARTBEAT, value -> true);
    storage.timeout(60, true);
  }

  @Override
  public int unit() {
    return unit;
  }

  @Override
  public long storedWrites() {
    return controls.storedWrites();
  }

  @Override
  public void refresh(PlantState state) {
    Storage unitNow = state.units().storages().get(index);
    now = state.at().toEpochMilli() / 1000.0;
    lastHeard = lastHeard == 0 ? now : lastHeard;
    if (unitNow.mode() != StorageMode.PASSIVE && controls.word(MODE) == REMOTE_DISPATCH) {
      controls.put(MODE, SELF_CONSUMPTION);
    }
    status(unitNow);
    powers(state, unitNow);
    battery(unitNow);
    controls.show(bank);
  }

  private void status(Storage cabinet) {
    boolean standby = cabinet.standby() && cabinet.mode() == StorageMode.PASSIVE;
    bank.word(
        0x0100,
        cabinet.status() == Status.FAULT
            ? 5
            : cabinet.status() == Status.CHECKING ? 1 : standby || controls.word(RUN) == 0 ? 2 : 3);
    bank.word(0x0101, controls.word(MODE));
    double power = cabinet.battery().power();
    double soc = cabinet.battery().soc();
    bank.word(0x0102, power < 0 ? 1 : power > 0 ? 2 : soc >= 99.9 ? 3 : soc <= 10.1 ? 4 : 0);
    bank.word(0x0103, 1);
    bank.word(0x0104, cabinet.trips().isEmpty() ? 0 : 1);
    bank.word(0x0105, 0);
    bank.word(0x0106, soc <= 15 ? 1 << 3 : 0);
    int timeout = controls.word(TIMEOUT);
    bank.word(
        0x0107, timeout == 0 ? 65_535 : (int) Math.max(0, Math.ceil(timeout - (now - lastHeard))));
  }

  private void powers(PlantState state, Storage cabinet) {
    double active = cabinet.acPower().total();
    double reactive = cabinet.reactivePower();
    double apparent = Math.hypot(active, reactive);
    bank.wide(0x0200, active, 1);
    bank.wide(0x0202, reactive, 1);
    bank.wide(0x0204, apparent, 1);
    bank.signed(0x0206, apparent < 1 ? 1 : active / apparent, 0.001);
    bank.unsigned(0x0207, state.grid().frequency(), 0.01);
    Phases volts = state.grid().voltage();
    bank.unsigned(0x0208, Math.sqrt(3) * (volts.l1() + volts.l2()) / 2, 0.1);
    bank.unsigned(0x0209, Math.sqrt(3) * (volts.l2() + volts.l3()) / 2, 0.1);
    bank.unsigned(0x020A, Math.sqrt(3) * (volts.l3() + volts.l1()) / 2, 0.1);
    bank.unsigned(0x020B, volts.l1(), 0.1);
    bank.unsigned(0x020C, volts.l2(), 0.1);
    bank.unsigned(0x020D, volts.l3(), 0.1);
    Phases amperes = cabinet.acPower().with(volts, (watts, v) -> v < 1 ? 0 : watts / v);
    bank.signed(0x020E, amperes.l1(), 0.1);
    bank.signed(0x020F, amperes.l2(), 0.1);
    bank.signed(0x0210, amperes.l3(), 0.1);
    bank.wide(0x0212, state.grid().power().total(), 1);
    bank.wide(0x0214, cabinet.load(), 1);
    bank.wide(0x0216, cabinet.foreignPv(), 1);
  }

  private void battery(Storage cabinet) {
    Battery battery = cabinet.battery();
    bank.unsigned(0x0300, battery.soc(), 0.1);
    bank.unsigned(0x0301, battery.soh(), 0.1);
    bank.wide(0x0302, battery.power(), 1);
    bank.unsigned(0x0304, battery.voltage(), 0.1);
    bank.signed(0x0305, battery.current(), 0.1);
    bank.wide(0x0306, battery.capacity() * Math.max(0, battery.soc() - 10) / 100, 1);
    bank.wide(0x0308, battery.mostCharge(), 1);
    bank.wide(0x030A, battery.mostDischarge(), 1);
    bank.unsigned(0x030C, 3.31 + battery.soc() / 2000, 0.001);
    bank.unsigned(0x030D, 3.28 + battery.soc() / 2000, 0.001);
    bank.signed(0x030E, battery.temperature() + 2, 0.1);
    bank.signed(0x030F, battery.temperature() - 2, 0.1);
    bank.unsigned(0x0310, battery.cycles(), 1);
    bank.word(0x0311, 1850);
    bank.counter(0x0312, cabinet.charged().total(), 100);
    bank.counter(0x0314, cabinet.discharged().total(), 100);
  }

  @Override
  public Answer read(int function, int address, int count) {
    return controls.read(bank, function, address, count);
  }

  @Override
  public Answer writeSingle(int address, int value) {
    return writeMultiple(address, new int[] {value});
  }

  @Override
  public Answer writeMultiple(int address, int[] values) {
    List<Integer> written = new ArrayList<>();
    Optional<Answer> refused = controls.write(address, values, written);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (written.contains(ACTIVE) || written.contains(HEARTBEAT) || written.contains(MODE)) {
      lastHeard = now;
      storage.heard();
    }
    if (written.contains(TIMEOUT) || written.contains(ACTION)) {
      // action 0 holds the last set-point, 1 goes to zero, 2 returns to self-consumption
      int timeout = controls.word(ACTION) == 0 ? 0 : controls.word(TIMEOUT);
      storage.timeout(timeout, controls.word(ACTION) == 2);
    }
    if (written.contains(MODE)) {
      storage.mode(
          controls.word(MODE) == REMOTE_DISPATCH
              ? StorageMode.PASSIVE
              : StorageMode.SELF_CONSUMPTION);
    }
    storage.order(this::orders);
    return Answer.DONE;
  }

  /** Active power is the AC side's, discharge positive. */
  private StorageOrders orders(StorageOrders before) {
    double battery = StorageControl.batteryFor(controls.wide(ACTIVE));
    double part = controls.word(REACTIVE_MODE) == 1 ? controls.wide(REACTIVE) / ratedPower : 0;
    return before
        .steering(0, -battery, -battery)
        .within(controls.word(RUN) == 1, 1.1, limit(EXPORT_LIMIT), part)
        .drawingAtMost(limit(IMPORT_LIMIT));
  }

  private OptionalDouble limit(int address) {
    int watts = controls.wide(address);
    return watts < 0 ? OptionalDouble.empty() : OptionalDouble.of(watts);
  }
}
