// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.InverterSettings;
import io.meriggio.simulator.state.Inverter;
import io.meriggio.simulator.state.PlantState;
import io.meriggio.simulator.state.PvString;
import java.time.ZoneId;
import java.util.List;

/**
 * A string inverter of the G3 protocol (INVERTERS.md sections 1, 2, 3 and 5.2, string-g3.csv). It
 * has no meter of its own: what belongs to the grid connection reads 0. From 320 kW up its powers
 * are in steps of 100 W.
 */
final class StringG3Face implements Face {

  private static final double COARSE_FROM = 320_000;

  private final InverterSettings settings;
  private final ZoneId zone;
  private final G3Control control;
  private final double step;

  /** Blocks of this machine; battery, EPS and others are not there and are refused. */
  private final G3Bank g3 =
      new G3Bank(
          0x0040, 0x0400, 0x0440, 0x0480, 0x0580, 0x05C0, 0x0680, 0x06C0, 0x0800, 0x0900, 0x0980,
          0x1000, 0x1040, 0x10C0, 0x1100, 0x11C0);

  private final RegisterBank bank = g3.registers();
  private final Controls safety = new Controls();

  /** An inverter whose clock shows this zone's time and whose set-points go to this control. */
  StringG3Face(InverterSettings settings, ZoneId zone, G3Control control) {
    this(settings, zone, control, 3);
  }

  /** The same on one or three phases. */
  StringG3Face(InverterSettings settings, ZoneId zone, G3Control control, int phases) {
    this.settings = settings;
    this.zone = zone;
    this.control = control;
    step = settings.ratedPower() >= COARSE_FROM ? 100 : 10;
    g3.identity(serial(settings, phases), settings.ratedPower());
    bank.word(0x0800, settings.connectSeconds());
    bank.word(0x100B, settings.unit());
    bank.word(0x100C, 1);
    bank.word(0x1010, 1);
    bank.word(0x1011, 1);
    bank.word(0x1012, 2);
    safety
        .stored(0x10C0, 0, value -> value <= 5)
        .stored(0x10C1, 0, value -> value <= 999)
        .stored(0x10C2, 0, value -> Math.abs((short) value) <= 1100)
        .stored(0x11C4, 0, value -> value <= 1)
        .stored(0x11C5, 0, value -> value <= 1)
        .stored(0x11C6, 10, value -> value >= 10 && value <= 120)
        .stored(0x11C7, 0, value -> value == 0 || value == 1 || value == 3)
        .command(0x11C8, value -> value == 1);
  }

  /**
   * H3: single-phase -V3; S2: three-phase of 3.3 to 12 kW; Q1 75 to 136 kW; R1: the HV machines.
   */
  private static String serial(InverterSettings settings, int phases) {
    int kilowatts = (int) Math.round(settings.ratedPower() / 1000);
    int unit = settings.unit() % 1000;
    if (kilowatts > 136) {
      return String.format("ZR1ES1%02dQ6A%03d", kilowatts / 10, unit);
    }
    if (phases == 1) {
      return String.format("ZH3ES1%02dN6A042", (int) Math.round(settings.ratedPower() / 100));
    }
    return String.format("ZS2ES1%02dN6A042", Math.min(99, kilowatts));
  }

  @Override
  public int unit() {
    return settings.unit();
  }

  @Override
  public boolean errorByte90() {
    return settings.errorByte90();
  }

  @Override
  public long storedWrites() {
    return control.storedWrites() + safety.storedWrites();
  }

  @Override
  public void refresh(PlantState state) {
    Inverter inverter = state.inverter();
    g3.status(inverter.status(), inverter.trips(), control.running());
    bank.unsigned(0x0417, Math.ceil(inverter.countdown()), 1);
    g3.temperatures(inverter.insideTemperature(), inverter.heatsinkTemperature());
    g3.running(inverter.secondsToday(), inverter.secondsTotal());
    bank.word(0x0477, control.limiting() ? 1 << 7 : 0);
    bank.word(0x0478, control.statusBits());
    g3.clock(state.at(), zone);
    output(state);
    strings(inverter.strings(), inverter.pvPower());
    energies(inverter);
    control.show(bank);
    safety.show(bank);
    g3.masks();
  }

  private void output(PlantState state) {
    Inverter inverter = state.inverter();
    double active = inverter.acPower().total();
    double reactive = inverter.reactivePower();
    double factor = G3Bank.cosPhi(active, reactive);
    bank.unsigned(0x0484, state.grid().frequency(), 0.01);
    bank.signed(0x0485, active, step);
    bank.signed(0x0486, reactive, 10);
    bank.signed(0x0487, Math.hypot(active, reactive), step);
    bank.signed(0x0488, 0, step);
    bank.signed(0x048B, 0, 100);
    // the HV machines feed a grid of 800 V
    double up = step == 100 ? 2 : 1;
    var volts = state.grid().voltage().map(v -> v * up);
    phase(0x048D, volts.l1(), inverter.acPower().l1(), reactive / 3, factor);
    phase(0x0498, volts.l2(), inverter.acPower().l2(), reactive / 3, factor);
    phase(0x04A3, volts.l3(), inverter.acPower().l3(), reactive / 3, factor);
    if (step == 100) {
      bank.unsigned(0x04BA, volts.l1() * Math.sqrt(3), 0.1);
      bank.unsigned(0x04BB, volts.l2() * Math.sqrt(3), 0.1);
      bank.unsigned(0x04BC, volts.l3() * Math.sqrt(3), 0.1);
    }
    bank.signed(0x04BD, factor, 0.001);
    double dc = inverter.pvPower();
    bank.unsigned(0x04BF, dc < 1 ? 0 : 100 * active / dc, 0.01);
  }

  private void phase(int base, double volts, double active, double reactive, double factor) {
    bank.unsigned(base, volts, 0.1);
    bank.unsigned(base + 1, volts < 1 ? 0 : Math.hypot(active, reactive) / volts, 0.01);
    bank.signed(base + 2, active, step);
    bank.signed(base + 3, reactive, 10);
    bank.signed(base + 4, factor, 0.001);
  }

  private void strings(List<PvString> strings, double total) {
    for (int i = 0; i < strings.size(); i++) {
      bank.unsigned(0x0584 + 3 * i, strings.get(i).voltage(), 0.1);
      bank.signed(0x0585 + 3 * i, strings.get(i).current(), 0.01);
      bank.unsigned(0x0586 + 3 * i, strings.get(i).power(), 10);
    }
    bank.unsigned(0x05C4, total, 100);
  }

  private void energies(Inverter inverter) {
    bank.counter(0x0684, inverter.energyToday(), 10);
    bank.counter(0x0686, inverter.energyTotal(), 100);
    for (int address = 0x0688; address <= 0x0692; address += 2) {
      bank.counter(address, 0, 100);
    }
    bank.unsigned(0x06CC, 650, 0.1);
  }

  @Override
  public Answer read(int function, int address, int count) {
    return safety.hidden(address, count)
        ? Answer.ILLEGAL_ADDRESS
        : g3.read(function, address, count);
  }

  /** Older firmware refuses function 0x06; so does this one. */
  @Override
  public Answer writeSingle(int address, int value) {
    return Answer.ILLEGAL_FUNCTION;
  }

  @Override
  public Answer writeMultiple(int address, int[] values) {
    boolean safetyNet = (address >= 0x10C0 && address <= 0x10C2) || address >= 0x11C4;
    return safetyNet
        ? safety.write(address, values, new java.util.ArrayList<>()).orElse(Answer.DONE)
        : control.write(address, values);
  }
}
