// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.internal.physics.StorageControl;
import io.meriggio.simulator.state.Battery;
import io.meriggio.simulator.state.Energy;
import io.meriggio.simulator.state.PlantState;
import io.meriggio.simulator.state.PvString;
import io.meriggio.simulator.state.Status;
import io.meriggio.simulator.state.Storage;

/**
 * The old storage families (INVERTERS.md section 5.3, hyd-g1.csv, sp3000.csv): the single-phase
 * hybrid and the 3000SP retrofit. Measurements by function 0x03, identity and grid code by 0x04,
 * commands by the vendor's functions 0x42 and 0x49 or by 0x10 at 0x1200 and after.
 */
final class OldStorageFace implements Face {

  private static final int BROADCAST = 0x88;

  private final int unit;
  private final int index;
  private final boolean hybrid;
  private final boolean errorByte90;
  private final OldPassiveMode passive;
  private final RegisterBank holding = new RegisterBank();
  private final RegisterBank identity =
      new RegisterBank()
          .range(0x1000, 0x1001)
          .range(0x1040, 0x1042)
          .range(0x1060, 0x1062)
          .range(0x10B0, 0x10BC)
          .range(0x2000, 0x200F);
  private Storage storage;

  /**
   * A storage inverter.
   *
   * @param unit Modbus address, 1 to 63
   * @param index its place among the plant's storages
   * @param hybrid whether it has strings of its own, else it is a 3000SP
   * @param ratedPower W
   */
  OldStorageFace(
      int unit,
      int index,
      boolean hybrid,
      double ratedPower,
      boolean errorByte90,
      StorageControl control) {
    this.unit = unit;
    this.index = index;
    this.hybrid = hybrid;
    this.errorByte90 = errorByte90;
    passive = new OldPassiveMode(control, hybrid ? ratedPower : 3000);
    holding.range(0x0200, hybrid ? 0x0255 : 0x0245).range(0x1200, 0x120F);
    int tenths = (int) Math.round(ratedPower / 100);
    identity.word(0x1040, 0b11);
    identity.word(0x1041, 1000);
    identity.word(0x1042, 0x55);
    identity.word(0x10B0, 1);
    identity.word(0x10B1, 148);
    identity.word(0x10B9, 90);
    identity.word(0x10BA, 90);
    identity.word(0x2000, 0x0018);
    identity.text(0x2001, 7, String.format("Z%sES1%02dK6A042", hybrid ? "M1" : "E1", tenths));
    identity.text(0x2008, 2, "V340");
    identity.text(0x200A, 2, "V100");
    identity.text(0x200C, 2, "V340");
    identity.text(0x200E, 2, "V340");
  }

  @Override
  public int unit() {
    return unit;
  }

  @Override
  public boolean errorByte90() {
    return errorByte90;
  }

  @Override
  public boolean hearsBroadcast(int address) {
    return address == BROADCAST;
  }

  @Override
  public void refresh(PlantState state) {
    storage = state.units().storages().get(index);
    for (int register = 0x0201; register <= 0x0205; register++) {
      holding.word(register, 0);
    }
    storage.trips().forEach(this::faultBit);
    holding.word(0x0200, stateWord());
    mains(state);
    battery();
    energies();
    rest();
    passive.show(holding, storage.mode());
  }

  /** The hybrid tells 0 to 5, the storage names charging and discharging and their checks. */
  private int stateWord() {
    Status status = storage.status();
    if (hybrid) {
      return switch (status) {
        case WAITING -> 0;
        case CHECKING -> 1;
        case RUNNING -> 2;
        case FAULT -> 4;
      };
    }
    boolean charging = storage.battery().power() < 0;
    return switch (status) {
      case WAITING -> 0;
      case CHECKING -> charging ? 1 : 3;
      case RUNNING -> charging ? 2 : 4;
      case FAULT -> 6;
    };
  }

  private void faultBit(int id) {
    if (id <= 80) {
      int register = 0x0201 + (id - 1) / 16;
      int before = holding.read(register, 1).orElseThrow().get(0);
      holding.word(register, before | 1 << (id - 1) % 16);
    }
  }

  private void mains(PlantState state) {
    double volts = state.grid().voltage().l1();
    double active = storage.acPower().total();
    holding.unsigned(0x0206, volts, 0.1);
    holding.signed(0x0207, Math.abs(active) / volts, 0.01);
    holding.unsigned(0x020C, state.grid().frequency(), 0.01);
    holding.signed(0x0212, state.grid().power().total(), 10);
    holding.unsigned(0x0213, storage.load(), 10);
    holding.signed(0x0214, active, 10);
    holding.unsigned(0x0215, hybrid ? storage.pvPower() : storage.foreignPv(), 10);
    holding.unsigned(0x0230, volts, 0.1);
    holding.unsigned(0x0231, Math.abs(active) / volts, 0.01);
    holding.unsigned(0x0236, hybrid ? 0 : storage.foreignPv() / volts, 0.01);
    if (hybrid) {
      for (int i = 0; i < 2; i++) {
        PvString string = storage.strings().get(i);
        holding.unsigned(0x0250 + 3 * i, string.voltage(), 0.1);
        holding.unsigned(0x0251 + 3 * i, string.current(), 0.01);
        holding.unsigned(0x0252 + 3 * i, string.power(), 10);
      }
    }
  }

  /** These families count charging as positive. */
  private void battery() {
    Battery battery = storage.battery();
    holding.signed(0x020D, -battery.power(), 10);
    holding.unsigned(0x020E, battery.voltage(), hybrid ? 0.1 : 0.01);
    holding.signed(0x020F, -battery.current(), 0.01);
    holding.unsigned(0x0210, battery.soc(), 1);
    holding.signed(0x0211, battery.temperature(), 1);
    holding.unsigned(0x022C, battery.cycles(), 1);
    holding.unsigned(0x0237, battery.soh(), 1);
  }

  private void energies() {
    today(0x0218, storage.pv());
    today(0x0219, storage.exported());
    today(0x021A, storage.imported());
    today(0x021B, storage.consumed());
    holding.counter(0x021C, storage.pv().total(), 1000);
    holding.counter(0x021E, storage.exported().total(), 1000);
    holding.counter(0x0220, storage.imported().total(), 1000);
    holding.counter(0x0222, storage.consumed().total(), 1000);
    today(0x0224, storage.charged());
    today(0x0225, storage.discharged());
    holding.counter(0x0226, storage.charged().total(), 1000);
    holding.counter(0x0228, storage.discharged().total(), 1000);
  }

  /** Wraps at 655.35 kWh. */
  private void today(int address, Energy energy) {
    holding.word(address, (int) (energy.today() / 10 + 5e-7));
  }

  private void rest() {
    holding.unsigned(0x022D, 400, 0.1);
    holding.signed(0x0238, storage.insideTemperature(), 1);
    holding.signed(0x0239, storage.heatsinkTemperature(), 1);
    holding.word(0x023A, 1);
    holding.word(0x0243, (int) (storage.secondsToday() / 60));
    holding.counter(0x0244, storage.secondsTotal(), 3600);
  }

  @Override
  public Answer read(int function, int address, int count) {
    RegisterBank bank = function == 0x03 ? holding : identity;
    return bank.read(address, count).<Answer>map(Answer.Words::new).orElse(Answer.ILLEGAL_ADDRESS);
  }

  @Override
  public Answer writeSingle(int address, int value) {
    return Answer.ILLEGAL_FUNCTION;
  }

  @Override
  public Answer writeMultiple(int address, int[] values) {
    return passive.write(address, values, storage);
  }

  @Override
  public Answer vendor(int function, byte[] data) {
    if ((function != 0x42 && function != 0x49) || data.length != 4) {
      return Answer.ILLEGAL_FUNCTION;
    }
    int address = (data[0] & 0xFF) << 8 | data[1] & 0xFF;
    int value = (data[2] & 0xFF) << 8 | data[3] & 0xFF;
    return passive.vendor(function, address, value, storage);
  }

  @Override
  public long storedWrites() {
    return passive.storedWrites();
  }
}
