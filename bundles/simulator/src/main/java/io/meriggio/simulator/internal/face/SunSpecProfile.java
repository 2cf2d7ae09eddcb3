// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.state.Inverter;
import io.meriggio.simulator.state.Phases;
import io.meriggio.simulator.state.PlantState;
import java.util.ArrayList;
import java.util.List;

/**
 * The SunSpec profile of a cabinet (psc100.csv, base 40000): the whole chain of models with the
 * points that the profile names, limit by model 123 or 704.
 */
final class SunSpecProfile {

  private static final int BASE = 0x9C40;
  private static final int END = 0x9E63;

  /** Model number and length, in the order of the chain. */
  private static final int[][] MODELS = {
    {1, 66},
    {103, 50},
    {120, 26},
    {121, 30},
    {122, 44},
    {123, 24},
    {701, 153},
    {702, 50},
    {703, 17},
    {704, 65}
  };

  private static final int CONNECT = 0x9D28;
  private static final int LIMIT_123 = 0x9D29;
  private static final int ENABLE_123 = 0x9D2D;
  private static final int ENABLE_704 = 0x9E2E;
  private static final int LIMIT_704 = 0x9E2F;

  private final RegisterBank bank;
  private final double ratedPower;
  private final Controls controls = new Controls();

  SunSpecProfile(RegisterBank bank, double ratedPower) {
    this.bank = bank;
    this.ratedPower = ratedPower;
    bank.range(BASE, END + 1);
    bank.text(BASE, 2, "SunS");
    int at = BASE + 2;
    for (int[] model : MODELS) {
      bank.word(at, model[0]);
      bank.word(at + 1, model[1]);
      at += 2 + model[1];
    }
    bank.word(at, 0xFFFF);
    bank.word(at + 1, 0);
    bank.text(0x9C44, 16, "Meriggio simulator");
    bank.text(0x9C54, 16, "PSC 100");
    bank.text(0x9C6C, 8, "2.1.0");
    bank.text(0x9C74, 16, "ZPSC100SIM0000000001");
    bank.word(0x9C84, 1);
    scales();
    controls
        .word(0x9D26, 0, value -> true)
        .word(0x9D27, 0, value -> true)
        .word(CONNECT, 1, value -> value <= 1)
        .word(LIMIT_123, 10_000, value -> value <= 10_000)
        .word(0x9D2A, 0, value -> true)
        .word(0x9D2B, 0, value -> true)
        .word(0x9D2C, 0, value -> true)
        .word(ENABLE_123, 0, value -> value <= 1)
        .word(ENABLE_704, 0, value -> value <= 1)
        .word(LIMIT_704, 10_000, value -> value <= 10_000);
  }

  private void scales() {
    int[][] factors = {
      {0x9C8C, 0}, {0x9C93, -1}, {0x9C95, 3}, {0x9C97, -2}, {0x9C99, 3}, {0x9C9B, 3}, {0x9C9D, -1},
      {0x9CA0, 3}, {0x9CAB, 0}, {0x9CBE, 3}, {0x9CC0, 3}, {0x9CC5, 3}, {0x9CC7, 0}, {0x9CEC, 3},
      {0x9CED, -1}, {0x9CF0, 3}, {0x9CF1, 3}, {0x9CF2, -1}, {0x9D14, 3}, {0x9D16, 3}, {0x9DAF, 0},
      {0x9DB0, -1}, {0x9DB1, -3}, {0x9DB2, 3}, {0x9DB3, -3}, {0x9DB4, 3}, {0x9DB5, 3}, {0x9E06, 3},
      {0x9E08, 3}, {0x9E09, 3}, {0x9E56, -2}, {0x9D3B, -2}, {0x9D3C, -3}, {0x9D3D, -2}
    };
    for (int[] factor : factors) {
      bank.word(factor[0], factor[1]);
    }
    bank.word(0x9CBC, 4);
    bank.unsigned(0x9CBD, ratedPower, 1000);
    bank.unsigned(0x9CBF, ratedPower, 1000);
    bank.unsigned(0x9CC1, ratedPower * 0.6, 1000);
    bank.signed(0x9CC4, -ratedPower * 0.6, 1000);
    bank.unsigned(0x9CD8, ratedPower, 1000);
    bank.unsigned(0x9CD9, 800, 0.1);
    bank.unsigned(0x9CDD, ratedPower, 1000);
    bank.unsigned(0x9DDB, ratedPower, 1000);
    bank.unsigned(0x9DE0, ratedPower, 1000);
    bank.unsigned(0x9DE1, ratedPower * 0.6, 1000);
    bank.unsigned(0x9DE2, ratedPower * 0.6, 1000);
    bank.unsigned(0x9DF3, ratedPower, 1000);
  }

  void refresh(PlantState state, List<Inverter> all) {
    double active = all.stream().mapToDouble(one -> one.acPower().total()).sum();
    double reactive = all.stream().mapToDouble(Inverter::reactivePower).sum();
    double apparent = Math.hypot(active, reactive);
    Phases volts = state.grid().voltage().map(v -> 2 * Math.sqrt(3) * v);
    boolean limited = all.stream().anyMatch(Inverter::limited);
    bank.unsigned(0x9C88, apparent / volts.l1() / Math.sqrt(3), 1);
    bank.unsigned(0x9C8D, volts.l1(), 0.1);
    bank.unsigned(0x9C8E, volts.l2(), 0.1);
    bank.unsigned(0x9C8F, volts.l3(), 0.1);
    bank.signed(0x9C94, active, 1000);
    bank.unsigned(0x9C96, state.grid().frequency(), 0.01);
    bank.signed(0x9C98, apparent, 1000);
    bank.signed(0x9C9A, reactive, 1000);
    bank.signed(0x9C9C, 100 * G3Bank.cosPhi(active, reactive), 0.1);
    bank.counter(0x9C9E, all.stream().mapToDouble(Inverter::energyTotal).sum(), 1000);
    bank.signed(0x9CA7, all.stream().mapToDouble(Inverter::insideTemperature).max().orElse(20), 1);
    bank.word(0x9CAC, active <= 0 ? 2 : limited ? 5 : 4);
    bank.unsigned(0x9D15, all.stream().mapToDouble(Inverter::available).sum(), 1000);
    bank.word(0x9D41, 1);
    bank.word(0x9D42, active <= 0 ? 1 : limited ? 4 : 3);
    bank.word(0x9D43, 1);
    bank.signed(0x9D48, active, 1000);
    bank.signed(0x9D49, apparent, 1000);
    bank.signed(0x9D4A, reactive, 1000);
    bank.signed(0x9D4B, G3Bank.cosPhi(active, reactive), 0.001);
    bank.unsigned(0x9D4C, apparent / volts.l1() / Math.sqrt(3), 1);
    bank.unsigned(0x9D4D, volts.l1(), 0.1);
    bank.wide(0x9D4F, state.grid().frequency(), 0.001);
    controls.show(bank);
  }

  /** Whether the profile holds this address. */
  boolean has(int address) {
    return address >= BASE && address <= END + 1;
  }

  Answer write(int address, int[] values) {
    return controls.write(address, values, new ArrayList<>()).orElse(Answer.DONE);
  }

  /** Hands the limit that was written over to the plant's own set-points. */
  void take(Controls plant, int enable, int percent, int running) {
    boolean by123 = controls.word(ENABLE_123) == 1;
    boolean by704 = controls.word(ENABLE_704) == 1;
    int limit = by123 ? controls.word(LIMIT_123) : by704 ? controls.word(LIMIT_704) : 10_000;
    plant.put(enable, plant.word(enable) & ~1 | (by123 || by704 ? 1 : 0));
    plant.put(percent, limit / 10);
    plant.put(running, controls.word(CONNECT));
  }
}
