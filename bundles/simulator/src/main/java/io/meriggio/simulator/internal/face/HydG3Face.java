// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.internal.physics.StorageControl;
import io.meriggio.simulator.state.Battery;
import io.meriggio.simulator.state.Energy;
import io.meriggio.simulator.state.Grid;
import io.meriggio.simulator.state.PlantState;
import io.meriggio.simulator.state.PvString;
import io.meriggio.simulator.state.Storage;
import java.time.ZoneId;
import java.util.List;

/**
 * A hybrid of the G3 protocol, three-phase or single-phase -HP (INVERTERS.md sections 1 to 5.2,
 * hyd-g3.csv), with its own exchange sensor.
 */
final class HydG3Face implements Face {

  private final int unit;
  private final int index;
  private final int packs;
  private final boolean errorByte90;
  private final ZoneId zone;
  private final HydG3Control control;
  private final G3Bank g3 =
      new G3Bank(
          0x0040, 0x0400, 0x0440, 0x0480, 0x0500, 0x0580, 0x05C0, 0x0600, 0x0640, 0x0680, 0x06C0,
          0x0800, 0x0900, 0x0980, 0x1000, 0x1040, 0x10C0, 0x1100, 0x1140, 0x1180, 0x11C0, 0x2000,
          0x9000, 0x9040);
  private final RegisterBank bank = g3.registers();

  /**
   * A hybrid.
   *
   * @param unit Modbus address
   * @param index its place among the plant's storages
   * @param phases 1 or 3
   * @param packs battery inputs in use, 1 or 2
   * @param ratedPower W
   */
  HydG3Face(
      int unit,
      int index,
      int phases,
      int packs,
      double ratedPower,
      boolean errorByte90,
      ZoneId zone,
      StorageControl storage) {
    this.unit = unit;
    this.index = index;
    this.packs = packs;
    this.errorByte90 = errorByte90;
    this.zone = zone;
    control = new HydG3Control(storage);
    g3.identity(
        phases == 1
            ? String.format("ZM2ES1%02dN6A042", (int) Math.round(ratedPower / 100))
            : String.format("ZP1ES1%02dN6A042", (int) Math.round(ratedPower / 1000)),
        ratedPower);
    bank.word(0x100B, unit);
    bank.word(0x100C, 1);
    bank.word(0x1010, 1);
    bank.word(0x1011, 1);
    bank.word(0x1012, 2);
    bank.word(0x1013, 128);
    bank.word(0x104D, 90);
    bank.word(0x104E, 90);
    bank.word(0x1060, 1);
    bank.word(0x200E, 0x0400);
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
  public void heard() {
    control.heard();
  }

  @Override
  public long storedWrites() {
    return control.storedWrites();
  }

  @Override
  public void refresh(PlantState state) {
    Storage now = state.units().storages().get(index);
    g3.status(now.status(), now.trips(), control.running());
    bank.word(0x0417, 0);
    g3.temperatures(now.insideTemperature(), now.heatsinkTemperature());
    g3.running(now.secondsToday(), now.secondsTotal());
    bank.word(0x0477, control.limiting() ? 1 << 7 : 0);
    bank.word(0x0478, control.statusBits());
    g3.clock(state.at(), zone);
    output(state, now);
    strings(now.strings(), now.pvPower());
    battery(now.battery());
    management(now.battery());
    energies(now);
    control.show(bank, now.mode());
    g3.masks();
  }

  private void output(PlantState state, Storage now) {
    double active = now.acPower().total();
    double reactive = now.reactivePower();
    Grid grid = state.grid();
    bank.unsigned(0x0484, grid.frequency(), 0.01);
    bank.signed(0x0485, active, 10);
    bank.signed(0x0486, reactive, 10);
    bank.signed(0x0487, Math.copySign(Math.hypot(active, reactive), active), 10);
    bank.signed(0x0488, grid.power().total(), 10);
    bank.signed(0x0489, -grid.reactivePower().total(), 10);
    bank.signed(
        0x048A,
        Math.copySign(
            Math.hypot(grid.power().total(), grid.reactivePower().total()), grid.power().total()),
        10);
    bank.signed(0x048B, grid.power().total(), 100);
    phase(0x048D, grid.voltage().l1(), now.acPower().l1(), grid.power().l1(), grid.current().l1());
    phase(0x0498, grid.voltage().l2(), now.acPower().l2(), grid.power().l2(), grid.current().l2());
    phase(0x04A3, grid.voltage().l3(), now.acPower().l3(), grid.power().l3(), grid.current().l3());
    bank.unsigned(0x04AE, now.foreignPv(), 10);
    bank.unsigned(0x04AF, now.load(), 10);
    bank.signed(0x04BD, G3Bank.cosPhi(active, reactive), 0.001);
  }

  /** Output of the inverter and exchange of one phase; currents have no direction. */
  private void phase(int base, double volts, double output, double exchange, double amperes) {
    bank.unsigned(base, volts, 0.1);
    bank.unsigned(base + 1, volts < 1 ? 0 : Math.abs(output) / volts, 0.01);
    bank.signed(base + 2, output, 10);
    bank.signed(base + 3, 0, 10);
    bank.signed(base + 4, 1, 0.001);
    bank.unsigned(base + 5, amperes, 0.01);
    bank.signed(base + 6, exchange, 10);
  }

  private void strings(List<PvString> strings, double total) {
    for (int i = 0; i < strings.size(); i++) {
      bank.unsigned(0x0584 + 3 * i, strings.get(i).voltage(), 0.1);
      bank.signed(0x0585 + 3 * i, strings.get(i).current(), 0.01);
      bank.unsigned(0x0586 + 3 * i, strings.get(i).power(), 10);
    }
    bank.unsigned(0x05C4, total, 100);
  }

  /** This family counts charging as positive. */
  private void battery(Battery battery) {
    for (int pack = 0; pack < packs; pack++) {
      int base = 0x0604 + 7 * pack;
      bank.unsigned(base, battery.voltage(), 0.1);
      bank.signed(base + 1, -battery.current() / packs, 0.01);
      bank.signed(base + 2, -battery.power() / packs, 10);
      bank.signed(base + 3, battery.temperature(), 1);
      bank.unsigned(base + 4, battery.soc(), 1);
      bank.unsigned(base + 5, battery.soh(), 1);
      bank.unsigned(base + 6, battery.cycles(), 1);
      bank.unsigned(0x0644 + 4 * pack, battery.mostCharge() / battery.voltage() / packs, 0.01);
      bank.unsigned(0x0645 + 4 * pack, battery.mostDischarge() / battery.voltage() / packs, 0.01);
      bank.word(0x0646 + 4 * pack, battery.power() < 0 ? 1 : battery.power() > 0 ? 2 : 3);
    }
    bank.signed(0x0667, -battery.power(), 100);
    bank.unsigned(0x0668, battery.soc(), 1);
    bank.unsigned(0x0669, battery.soh(), 1);
    bank.word(0x066A, packs);
    bank.unsigned(0x066B, battery.capacity() / battery.voltage(), 1);
  }

  /** The battery's own management system, and its first pack of 120 cells in series. */
  private void management(Battery battery) {
    bank.word(0x9006, 0x0102);
    bank.text(0x9007, 4, "SIM");
    bank.word(0x900C, 1);
    bank.word(0x900D, packs << 8 | 1);
    bank.unsigned(0x900E, battery.soc(), 1);
    bank.unsigned(0x900F, battery.voltage(), 0.1);
    bank.signed(0x9010, -battery.current(), 0.1);
    bank.signed(0x9011, battery.temperature(), 0.1);
    bank.unsigned(0x9012, battery.soc(), 1);
    bank.unsigned(0x9013, battery.soh(), 1);
    bank.signed(0x902F, battery.mostDischarge() / battery.voltage(), 1);
    bank.signed(0x9030, battery.mostCharge() / battery.voltage(), 1);
    for (int cell = 0; cell < 16; cell++) {
      bank.unsigned(0x9051 + cell, battery.voltage() / 120 + cell * 0.001, 0.001);
    }
    bank.unsigned(0x9069, battery.voltage() / 120 + 0.015, 0.001);
    bank.unsigned(0x906A, battery.voltage() / 120, 0.001);
    bank.signed(0x906B, battery.temperature(), 0.1);
    bank.signed(0x9071, -battery.current() / packs, 0.1);
    bank.unsigned(0x9074, battery.cycles(), 1);
    bank.unsigned(0x9079, battery.voltage(), 0.1);
    bank.unsigned(0x907A, battery.soc(), 1);
  }

  private void energies(Storage now) {
    List<Energy> energies =
        List.of(
            now.pv(),
            now.consumed(),
            now.imported(),
            now.exported(),
            now.charged(),
            now.discharged());
    for (int i = 0; i < energies.size(); i++) {
      bank.counter(0x0684 + 4 * i, energies.get(i).today(), 10);
      bank.counter(0x0686 + 4 * i, energies.get(i).total(), 100);
    }
    bank.unsigned(0x06CC, 650, 0.1);
  }

  @Override
  public Answer read(int function, int address, int count) {
    return g3.read(function, address, count);
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
