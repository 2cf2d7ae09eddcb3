// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.InverterSettings;
import io.meriggio.simulator.internal.physics.Setpoints;
import io.meriggio.simulator.state.Inverter;
import io.meriggio.simulator.state.Phases;
import io.meriggio.simulator.state.PlantState;
import io.meriggio.simulator.state.PvString;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * A three-phase string inverter of the first generation (INVERTERS.md section 5.4, string-g1.csv).
 * Function 0x10 reads its clock: it is no write, and who means it as one is counted.
 */
final class StringG1Face implements Face {

  private static final int BROADCAST = 0x88;

  private final InverterSettings settings;
  private final ZoneId zone;
  private final Consumer<Setpoints> inverter;
  private final RegisterBank holding = new RegisterBank().range(0x0000, 0x002D);
  private final RegisterBank identity =
      new RegisterBank().range(0x1040, 0x1042).range(0x2000, 0x200B);
  private Instant now = Instant.EPOCH;
  private double limit = 1;
  private boolean running = true;

  /** An inverter whose clock shows this zone's time and who takes its set-points to this place. */
  StringG1Face(InverterSettings settings, ZoneId zone, Consumer<Setpoints> inverter) {
    this.settings = settings;
    this.zone = zone;
    this.inverter = inverter;
    identity.word(0x1040, 0x0003);
    identity.word(0x2000, 0x0011);
    int kilowatts = Math.min(99, (int) Math.round(settings.ratedPower() / 1000));
    // C1: three-phase of -V1 and -V2
    identity.text(0x2001, 7, String.format("ZC1ES1%02dL6A017", kilowatts));
    identity.text(0x2008, 2, "V260");
    identity.text(0x200A, 2, "V100");
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
    now = state.at();
    Inverter unit = state.inverter();
    holding.word(
        0x0000,
        switch (unit.status()) {
          case WAITING -> 0;
          case CHECKING -> 1;
          case RUNNING -> 2;
          case FAULT -> 3;
        });
    for (int register = 1; register <= 5; register++) {
      holding.word(register, 0);
    }
    unit.trips().forEach(this::faultBit);
    powers(unit);
    mains(state);
    counters(unit);
    identity.unsigned(0x1041, limit, 0.001);
    identity.word(0x1042, running ? 0x55 : 0x66);
  }

  /** Numbers count on from bit 0 of 0x0001; the register set ends with number 80. */
  private void faultBit(int id) {
    if (id <= 80) {
      int register = 1 + (id - 1) / 16;
      int before = holding.read(register, 1).orElseThrow().get(0);
      holding.word(register, before | 1 << (id - 1) % 16);
    }
  }

  private void powers(Inverter unit) {
    for (int i = 0; i < 2; i++) {
      PvString string = unit.strings().get(i);
      holding.unsigned(0x0006 + 2 * i, string.voltage(), 0.1);
      holding.unsigned(0x0007 + 2 * i, string.current(), 0.01);
      holding.unsigned(0x000A + i, string.power(), 10);
    }
    holding.unsigned(0x000C, unit.acPower().total(), 10);
    holding.signed(0x000D, unit.reactivePower(), 10);
  }

  private void mains(PlantState state) {
    holding.unsigned(0x000E, state.grid().frequency(), 0.01);
    Phases volts = state.grid().voltage();
    Phases apparent =
        state.inverter().acPower().map(w -> Math.hypot(w, state.inverter().reactivePower() / 3));
    phase(0x000F, volts.l1(), apparent.l1());
    phase(0x0011, volts.l2(), apparent.l2());
    phase(0x0013, volts.l3(), apparent.l3());
  }

  private void phase(int address, double volts, double apparent) {
    holding.unsigned(address, volts, 0.1);
    holding.unsigned(address + 1, apparent / volts, 0.01);
  }

  private void counters(Inverter unit) {
    holding.counter(0x0015, unit.energyTotal(), 1000);
    holding.counter(0x0017, unit.secondsTotal(), 3600);
    holding.word(0x0019, (int) (unit.energyToday() / 10 + 5e-7));
    holding.word(0x001A, (int) (unit.secondsToday() / 60));
    holding.signed(0x001B, unit.heatsinkTemperature(), 1);
    holding.signed(0x001C, unit.insideTemperature(), 1);
    holding.unsigned(0x001D, 650, 0.1);
    holding.unsigned(0x0020, Math.ceil(unit.countdown()), 1);
    holding.word(0x0022, 1);
    holding.word(0x0024, 1850);
    holding.word(0x0025, 1850);
    holding.word(0x0026, 1850);
    holding.word(0x0027, 23);
  }

  @Override
  public Answer read(int function, int address, int count) {
    RegisterBank bank = function == 0x03 ? holding : identity;
    return bank.read(address, count).<Answer>map(Answer.Words::new).orElse(Answer.ILLEGAL_ADDRESS);
  }

  @Override
  public Answer writeSingle(int address, int value) {
    if (address != 0x9000) {
      return Answer.ILLEGAL_ADDRESS;
    }
    if (value > 100) {
      return Answer.ILLEGAL_VALUE;
    }
    limit = value / 100.0;
    apply();
    return Answer.DONE;
  }

  /**
   * Reads the clock, whatever the sender meant: second, minute, hour, weekday, day, month, year.
   */
  @Override
  public Answer writeMultiple(int address, int[] values) {
    ZonedDateTime at = now.atZone(zone);
    int[] parts = {
      at.getSecond(),
      at.getMinute(),
      at.getHour(),
      at.getDayOfWeek().getValue(),
      at.getDayOfMonth(),
      at.getMonthValue(),
      at.getYear() % 100
    };
    byte[] body = new byte[8];
    body[0] = 7;
    for (int i = 0; i < 7; i++) {
      body[i + 1] = (byte) ((parts[i] / 10) << 4 | parts[i] % 10);
    }
    return Answer.Vendor.of(body);
  }

  @Override
  public boolean hearsBroadcast(int unit) {
    return unit == BROADCAST;
  }

  /**
   * Function 0x01 on the broadcast address: limit in tenths of a percent, on (0x55), off (0x66).
   */
  @Override
  public void broadcast(int unit, int function, int address, int value) {
    if (function != 0x01) {
      return;
    }
    if (address == 0x0141 && value <= 1000) {
      limit = value / 1000.0;
    } else if (address == 0x0142 && (value == 0x55 || value == 0x66)) {
      running = value == 0x55;
    }
    apply();
  }

  private void apply() {
    inverter.accept(
        new Setpoints(running, limit, 0, 0, OptionalDouble.empty(), OptionalDouble.empty()));
  }
}
