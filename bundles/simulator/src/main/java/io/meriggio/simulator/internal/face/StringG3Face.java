// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.InverterSettings;
import io.meriggio.simulator.Phases;
import io.meriggio.simulator.PlantState;
import io.meriggio.simulator.PlantState.PvString;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/**
 * A string inverter of the third generation (INVERTERS.md sections 2 and 5.2, string-g3.csv). No
 * meter is wired to it, so what belongs to the grid connection reads 0.
 */
final class StringG3Face implements Face {

  private static final int BLOCK = 64;
  private static final int MOST_REGISTERS = 60;
  private static final int PROTOCOL_1_38 = 0x0138;

  /** Blocks of this machine; battery, EPS and others are not there and are refused. */
  private static final int[] BLOCKS = {
    0x0040, 0x0400, 0x0440, 0x0480, 0x0580, 0x05C0, 0x0680, 0x06C0, 0x0800, 0x0900, 0x0980, 0x1000,
    0x1040, 0x10C0, 0x1100
  };

  /** Blocks that begin with a register of their own instead of a mask. */
  private static final Set<Integer> UNMASKED = Set.of(0x0800, 0x0900, 0x0980, 0x10C0);

  private final InverterSettings settings;
  private final ZoneId zone;
  private final G3Control control;
  private final RegisterBank bank = new RegisterBank();

  /** An inverter whose clock shows this zone's time and whose set-points go to this control. */
  StringG3Face(InverterSettings settings, ZoneId zone, G3Control control) {
    this.settings = settings;
    this.zone = zone;
    this.control = control;
    for (int first : BLOCKS) {
      bank.range(first, first + BLOCK - 1);
    }
    identity();
    configuration();
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
  public void refresh(PlantState state) {
    status(state.inverter());
    clock(state.at());
    output(state);
    strings(state.inverter().strings(), state.inverter().pvPower());
    energies(state.inverter());
    control.show(bank);
    for (int first : BLOCKS) {
      if (!UNMASKED.contains(first)) {
        mask(first);
      }
    }
  }

  private void identity() {
    bank.word(0x0044, PROTOCOL_1_38);
    bank.word(0x0444, 0x1234);
    int kilowatts = Math.min(99, (int) Math.round(settings.ratedPower() / 1000));
    // S2: three-phase -V3 of 3.3 to 12 kW
    bank.text(0x0445, 8, String.format("ZS2ES1%02dN6A042", kilowatts));
    bank.text(0x044D, 2, "V001");
    bank.text(0x044F, 4, "\0V110051");
    bank.text(0x0453, 4, "\0V110048");
    bank.unsigned(0x06ED, settings.ratedPower(), 100);
  }

  private void configuration() {
    bank.word(0x0800, settings.connectSeconds());
    bank.word(0x100B, settings.unit());
    bank.word(0x100C, 1);
    bank.word(0x1010, 1);
    bank.word(0x1011, 1);
    bank.word(0x1012, 2);
  }

  private void status(PlantState.Inverter inverter) {
    bank.word(
        0x0404,
        switch (inverter.status()) {
          case WAITING -> 0;
          case CHECKING -> 1;
          case RUNNING -> 2;
          case FAULT -> 4;
        });
    for (int register = 0x0405; register <= 0x0416; register++) {
      bank.word(register, 0);
    }
    for (int register = 0x0432; register <= 0x043D; register++) {
      bank.word(register, 0);
    }
    inverter.trips().forEach(this::faultBit);
    if (!control.running()) {
      faultBit(162);
    }
    bank.unsigned(0x0417, Math.ceil(inverter.countdown()), 1);
    bank.signed(0x0418, inverter.insideTemperature(), 1);
    bank.signed(0x041A, inverter.heatsinkTemperature(), 1);
    bank.signed(0x0420, inverter.heatsinkTemperature() + 4, 1);
    bank.word(0x0426, (int) (inverter.secondsToday() / 60));
    bank.counter(0x0427, inverter.secondsTotal(), 60);
    bank.counter(0x0429, inverter.secondsTotal() * 1.9, 60);
    bank.word(0x042B, 1850);
    bank.word(0x0477, control.limiting() ? 1 << 7 : 0);
    bank.word(0x0478, control.statusBits());
  }

  /** Fault ids count on from bit 0 of 0x0405, and from 289 on from bit 0 of 0x0432. */
  private void faultBit(int id) {
    int register = id <= 288 ? 0x0405 + (id - 1) / 16 : 0x0432 + (id - 289) / 16;
    int bit = (id - 1) % 16;
    int before = bank.read(register, 1).orElseThrow().get(0);
    bank.word(register, before | 1 << bit);
  }

  private void clock(Instant at) {
    ZonedDateTime now = at.atZone(zone);
    bank.word(0x042C, now.getYear() - 2000);
    bank.word(0x042D, now.getMonthValue());
    bank.word(0x042E, now.getDayOfMonth());
    bank.word(0x042F, now.getHour());
    bank.word(0x0430, now.getMinute());
    bank.word(0x0431, now.getSecond());
  }

  private void output(PlantState state) {
    PlantState.Inverter inverter = state.inverter();
    double active = inverter.acPower().total();
    double reactive = inverter.reactivePower();
    double factor = cosPhi(active, reactive);
    bank.unsigned(0x0484, state.grid().frequency(), 0.01);
    bank.signed(0x0485, active, 10);
    bank.signed(0x0486, reactive, 10);
    bank.signed(0x0487, Math.hypot(active, reactive), 10);
    bank.signed(0x0488, 0, 10);
    bank.signed(0x048B, 0, 100);
    Phases volts = state.grid().voltage();
    phase(0x048D, volts.l1(), inverter.acPower().l1(), reactive / 3, factor);
    phase(0x0498, volts.l2(), inverter.acPower().l2(), reactive / 3, factor);
    phase(0x04A3, volts.l3(), inverter.acPower().l3(), reactive / 3, factor);
    bank.signed(0x04BD, factor, 0.001);
    double dc = inverter.pvPower();
    bank.unsigned(0x04BF, dc < 1 ? 0 : 100 * active / dc, 0.01);
  }

  private void phase(int base, double volts, double active, double reactive, double factor) {
    bank.unsigned(base, volts, 0.1);
    bank.unsigned(base + 1, Math.hypot(active, reactive) / volts, 0.01);
    bank.signed(base + 2, active, 10);
    bank.signed(base + 3, reactive, 10);
    bank.signed(base + 4, factor, 0.001);
  }

  /** Positive when leading, as the reactive power. */
  private static double cosPhi(double active, double reactive) {
    double apparent = Math.hypot(active, reactive);
    return apparent < 1 ? 1 : Math.copySign(active / apparent, reactive < 0 ? -1 : 1);
  }

  private void strings(List<PvString> strings, double total) {
    for (int i = 0; i < strings.size(); i++) {
      bank.unsigned(0x0584 + 3 * i, strings.get(i).voltage(), 0.1);
      bank.signed(0x0585 + 3 * i, strings.get(i).current(), 0.01);
      bank.unsigned(0x0586 + 3 * i, strings.get(i).power(), 10);
    }
    bank.unsigned(0x05C4, total, 100);
  }

  private void energies(PlantState.Inverter inverter) {
    bank.counter(0x0684, inverter.energyToday(), 10);
    bank.counter(0x0686, inverter.energyTotal(), 100);
    for (int address = 0x0688; address <= 0x0692; address += 2) {
      bank.counter(address, 0, 100);
    }
    bank.unsigned(0x06CC, 650, 0.1);
  }

  /** Four words before a block tell which registers it has; the last word is for the first 16. */
  private void mask(int first) {
    for (int quarter = 0; quarter < 4; quarter++) {
      int bits = 0;
      for (int bit = 0; bit < 16; bit++) {
        int offset = 16 * quarter + bit;
        bits |= offset >= 4 && bank.implemented(first + offset) ? 1 << bit : 0;
      }
      bank.word(first + 3 - quarter, bits);
    }
  }

  @Override
  public Answer read(int function, int address, int count) {
    if (function != 0x03) {
      return Answer.ILLEGAL_FUNCTION;
    }
    if (count > MOST_REGISTERS) {
      return Answer.ILLEGAL_VALUE;
    }
    if (address / BLOCK != (address + count - 1) / BLOCK) {
      return Answer.ILLEGAL_ADDRESS;
    }
    return bank.read(address, count).<Answer>map(Answer.Words::new).orElse(Answer.ILLEGAL_ADDRESS);
  }

  /** Older firmware refuses function 0x06; so does this one. */
  @Override
  public Answer writeSingle(int address, int value) {
    return Answer.ILLEGAL_FUNCTION;
  }

  @Override
  public Answer writeMultiple(int address, int[] values) {
    return control.write(address, values);
  }
}
