// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.state.Inverter;
import io.meriggio.simulator.state.Phases;
import io.meriggio.simulator.state.PlantState;
import io.meriggio.simulator.state.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A plant cabinet's own address by the reference contract of OTHER-DEVICES.md section 5: sums over
 * its inverters, set-points for all of them, a watchdog. The inverters answer at their own.
 */
final class Psc100Face implements Face {

  private static final int MOST_REGISTERS = 125;
  private static final int ENABLE = 0x0300;
  private static final int CONTROL = 0x0301;
  private static final int ACTIVE_PERCENT = 0x0302;
  private static final int REACTIVE_PERCENT = 0x0303;
  private static final int POWER_FACTOR = 0x0304;
  private static final int RAMP = 0x0305;
  private static final int ACTIVE_WATTS = 0x0306;
  private static final int REACTIVE_VAR = 0x0308;
  private static final int TIMEOUT = 0x030A;
  private static final int ACTION = 0x030B;
  private static final int HEARTBEAT = 0x030C;
  private static final int COMMAND_AGE = 0x030D;

  private final int unit;
  private final double ratedPower;
  private final PscControl inverters;
  private final RegisterBank bank =
      new RegisterBank()
          .range(0x0000, 0x0017)
          .range(0x0100, 0x011C)
          .range(0x0200, 0x020E)
          .range(ENABLE, COMMAND_AGE);
  private final Controls controls = new Controls(MOST_REGISTERS);
  private final Optional<SunSpecProfile> sunSpec;
  private double lastHeard;
  private double now;
  private boolean expired;

  /**
   * A cabinet.
   *
   * @param unit its own address
   * @param inverterPower rated power of each inverter, W
   * @param inverters what it leads
   * @param sunSpec whether it offers the SunSpec profile as well
   */
  Psc100Face(int unit, double inverterPower, PscControl inverters, boolean sunSpec) {
    this.unit = unit;
    this.inverters = inverters;
    ratedPower = inverterPower * inverters.count();
    this.sunSpec = sunSpec ? Optional.of(new SunSpecProfile(bank, ratedPower)) : Optional.empty();
    bank.word(0x0000, 0x0100);
    bank.text(0x0001, 10, "ZPSC100SIM0000000001");
    bank.text(0x000B, 8, "2.1.0");
    bank.word(0x0013, inverters.count());
    bank.wide(0x0014, ratedPower, 1);
    bank.wide(0x0016, ratedPower * 0.6, 1);
    controls
        .word(ENABLE, 1, value -> value <= 1)
        .word(CONTROL, 0, value -> value <= 7 && (value & 6) != 6)
        .word(ACTIVE_PERCENT, 1000, value -> value <= 1000)
        .word(REACTIVE_PERCENT, 0, value -> Math.abs((short) value) <= 1000)
        .word(POWER_FACTOR, 1000, Psc100Face::isPowerFactor)
        .word(RAMP, 0, value -> true)
        .pair(ACTIVE_WATTS, -1)
        .pair(REACTIVE_VAR, 0)
        .word(TIMEOUT, 60, value -> value == 0 || (value >= 10 && value <= 3600))
        .word(ACTION, 0, value -> value <= 2)
        .command(HEARTBEAT, value -> true);
  }

  private static boolean isPowerFactor(int value) {
    int size = Math.abs((short) value);
    return size >= 800 && size <= 1000;
  }

  @Override
  public int unit() {
    return unit;
  }

  @Override
  public void refresh(PlantState state) {
    now = state.at().toEpochMilli() / 1000.0;
    lastHeard = lastHeard == 0 ? now : lastHeard;
    watch();
    List<Inverter> all =
        state.units().inverters().subList(inverters.first(), inverters.first() + inverters.count());
    status(all);
    sums(state, all);
    controls.show(bank);
    bank.word(COMMAND_AGE, (int) Math.min(65_535, now - lastHeard));
    sunSpec.ifPresent(profile -> profile.refresh(state, all));
  }

  private void watch() {
    int timeout = controls.word(TIMEOUT);
    if (timeout == 0 || now - lastHeard < timeout || expired) {
      return;
    }
    expired = true;
    if (controls.word(ACTION) == 1) {
      controls.put(CONTROL, 0);
      apply();
    } else if (controls.word(ACTION) == 2) {
      controls.put(ENABLE, 0);
      apply();
    }
  }

  private void status(List<Inverter> all) {
    long producing = all.stream().filter(one -> one.acPower().total() > 0).count();
    long faulty = all.stream().filter(one -> one.status() == Status.FAULT).count();
    boolean limited = all.stream().anyMatch(Inverter::limited);
    bank.word(
        0x0100,
        all.isEmpty()
            ? 1
            : controls.word(ENABLE) == 0 ? 4 : faulty == all.size() ? 5 : limited ? 3 : 2);
    bank.word(0x0101, all.size());
    bank.word(0x0102, (int) producing);
    bank.word(0x0103, (int) faulty);
    bank.word(0x0104, 0);
    for (int word = 0; word < 5; word++) {
      int online = 0;
      int fault = 0;
      for (int bit = 0; bit < 16 && 16 * word + bit < all.size(); bit++) {
        online |= 1 << bit;
        fault |= all.get(16 * word + bit).status() == Status.FAULT ? 1 << bit : 0;
      }
      bank.word(0x0110 + word, online);
      bank.word(0x0118 + word, fault);
    }
  }

  private void sums(PlantState state, List<Inverter> all) {
    double active = all.stream().mapToDouble(one -> one.acPower().total()).sum();
    double reactive = all.stream().mapToDouble(Inverter::reactivePower).sum();
    bank.wide(0x0200, active, 1);
    bank.wide(0x0202, reactive, 1);
    bank.signed(0x0204, G3Bank.cosPhi(active, reactive), 0.001);
    bank.unsigned(0x0205, state.grid().frequency(), 0.01);
    bank.wide(0x0206, all.stream().mapToDouble(Inverter::available).sum(), 1);
    bank.counter(0x0208, all.stream().mapToDouble(Inverter::energyTotal).sum(), 1000);
    bank.counter(0x020A, all.stream().mapToDouble(Inverter::energyToday).sum(), 100);
    Phases volts = state.grid().voltage().map(v -> 2 * Math.sqrt(3) * v);
    bank.unsigned(0x020C, volts.l1(), 0.1);
    bank.unsigned(0x020D, volts.l2(), 0.1);
    bank.unsigned(0x020E, volts.l3(), 0.1);
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
    if (sunSpec.isPresent() && sunSpec.get().has(address)) {
      Answer answer = sunSpec.get().write(address, values);
      if (answer instanceof Answer.Done) {
        sunSpec.get().take(controls, CONTROL, ACTIVE_PERCENT, ENABLE);
        heardWithCommand();
      }
      return answer;
    }
    List<Integer> written = new ArrayList<>();
    Optional<Answer> refused = controls.write(address, values, written);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (written.contains(ACTIVE_PERCENT)) {
      controls.putWide(ACTIVE_WATTS, -1);
    }
    heardWithCommand();
    return Answer.DONE;
  }

  private void heardWithCommand() {
    lastHeard = now;
    expired = false;
    apply();
  }

  private void apply() {
    int enabled = controls.word(CONTROL);
    double part = controls.word(ACTIVE_PERCENT) / 1000.0;
    if (controls.wide(ACTIVE_WATTS) >= 0) {
      part = controls.wide(ACTIVE_WATTS) / ratedPower;
    }
    double reactive =
        controls.wide(REACTIVE_VAR) != 0
            ? controls.wide(REACTIVE_VAR) / ratedPower
            : controls.signed(REACTIVE_PERCENT) / 1000.0;
    inverters.level(
        new PscControl.Level(
            controls.word(ENABLE) == 1,
            (enabled & 1) == 1 ? part : 1.1,
            controls.word(RAMP) / 1000.0,
            (enabled & 2) == 2 ? reactive : 0,
            (enabled & 4) == 4
                ? OptionalDouble.of(controls.signed(POWER_FACTOR) / 1000.0)
                : OptionalDouble.empty()));
  }
}
