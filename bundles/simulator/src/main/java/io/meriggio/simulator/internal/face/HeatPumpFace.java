// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.internal.physics.HeatControl;
import io.meriggio.simulator.internal.physics.HeatOrders;
import io.meriggio.simulator.state.HeatPump;
import io.meriggio.simulator.state.HeatState;
import io.meriggio.simulator.state.PlantState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A heat pump by the reference contract of OTHER-DEVICES.md section 4. Functions 0x03 and 0x10, 60
 * registers a read.
 */
final class HeatPumpFace implements Face {

  private static final int NOT_FITTED = -32_768;
  private static final int SWITCH = 0x0300;
  private static final int MODE = 0x0301;
  private static final int HEATING = 0x0302;
  private static final int WATER = 0x0304;
  private static final int WATER_ENABLE = 0x0306;
  private static final int SG_READY = 0x0307;
  private static final int POWER_LIMIT = 0x0308;
  private static final int OFFSET = 0x030A;
  private static final int TIMEOUT = 0x030B;

  private final int unit;
  private final int index;
  private final HeatControl pump;
  private final RegisterBank bank =
      new RegisterBank()
          .range(0x0000, 0x000C)
          .range(0x0100, 0x0105)
          .range(0x0200, 0x021B)
          .range(0x0300, 0x030D);
  private final Controls controls = new Controls();

  /** A heat pump at this address, so many places down the plant's list. */
  HeatPumpFace(int unit, int index, double ratedPower, HeatControl pump) {
    this.unit = unit;
    this.index = index;
    this.pump = pump;
    bank.word(0x0000, 0x0100);
    bank.text(0x0001, 10, String.format("ZHP08SIM%012d", index + 1));
    bank.word(0x000B, 0x0203);
    bank.unsigned(0x000C, ratedPower * 3.5, 100);
    controls
        .stored(SWITCH, 1, value -> value <= 1)
        .stored(MODE, 5, value -> value >= 1 && value <= 6)
        .stored(HEATING, 350, value -> value >= 200 && value <= 650)
        .stored(0x0303, 180, value -> value >= 50 && value <= 250)
        .stored(WATER, 500, value -> value >= 300 && value <= 650)
        .stored(0x0305, 200, value -> value >= 150 && value <= 300)
        .stored(WATER_ENABLE, 1, value -> value <= 2)
        .word(SG_READY, 0, value -> value <= 4)
        .pair(POWER_LIMIT, 0)
        .word(OFFSET, 50, value -> Math.abs((short) value) <= 200)
        .stored(TIMEOUT, 600, value -> value == 0 || (value >= 60 && value <= 3600))
        .word(0x030C, 0, value -> value <= 2)
        .command(0x030D, value -> value == 1);
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
    HeatPump now = state.units().heatPumps().get(index);
    // the watchdog takes both requests back
    controls.put(SG_READY, pump.orders().sgReady());
    controls.putWide(POWER_LIMIT, (int) pump.orders().powerLimit());
    status(now);
    temperatures(state, now);
    powers(state, now);
    controls.show(bank);
  }

  private static boolean running(HeatPump now) {
    return now.state() == HeatState.HEATING || now.state() == HeatState.HOT_WATER;
  }

  private void status(HeatPump now) {
    boolean running = running(now);
    bank.word(
        0x0100,
        switch (now.state()) {
          case OFF -> 0;
          case STANDBY -> 1;
          case HEATING -> 2;
          case HOT_WATER -> 4;
          case LOCKED -> 9;
        });
    bank.word(
        0x0101,
        (running ? 0b11 : 0)
            | (now.state() == HeatState.HOT_WATER ? 1 << 5 : 0)
            | (now.state() == HeatState.LOCKED ? 1 << 8 : 0));
    bank.word(0x0102, 0);
    bank.word(0x0103, 0);
    bank.word(0x0104, now.sgReady());
    bank.word(0x0105, now.watchdogLeft() < 0 ? 65_535 : (int) Math.ceil(now.watchdogLeft()));
  }

  private void temperatures(PlantState state, HeatPump now) {
    boolean running = running(now);
    double air = state.units().airTemperature();
    bank.signed(0x0200, now.back(), 0.1);
    bank.signed(0x0201, now.flow(), 0.1);
    bank.signed(0x0202, air, 0.1);
    bank.signed(0x0203, now.tank(), 0.1);
    bank.word(0x0204, NOT_FITTED);
    bank.word(0x0205, NOT_FITTED);
    bank.signed(0x0206, running ? now.flow() + 25 : air, 0.1);
    bank.signed(0x0207, running ? air - 4 : air, 0.1);
    bank.signed(0x0208, running ? air - 6 : air, 0.1);
    bank.unsigned(0x0209, running ? now.thermalPower() / 5 / 69.8 : 0, 0.1);
    bank.unsigned(0x020A, running ? 58.5 : 0, 0.1);
    bank.unsigned(0x020B, running ? 720 : 0, 1);
  }

  private void powers(PlantState state, HeatPump now) {
    double electric = now.electricPower().total();
    bank.wide(0x020C, electric, 1);
    bank.wide(0x020E, now.thermalPower(), 1);
    bank.unsigned(0x0210, running(now) ? now.thermalPower() / electric : 0, 0.01);
    bank.counter(0x0212, now.electricTotal(), 100);
    bank.counter(0x0214, now.thermalTotal(), 100);
    bank.counter(0x0216, now.compressorSeconds(), 3600);
    bank.counter(0x0218, now.compressorStarts(), 1);
    bank.unsigned(0x021A, state.grid().voltage().l1(), 0.1);
    bank.unsigned(0x021B, now.electricPower().l1() / Math.max(1, state.grid().voltage().l1()), 0.1);
  }

  @Override
  public Answer read(int function, int address, int count) {
    return controls.read(bank, function, address, count);
  }

  @Override
  public Answer writeSingle(int address, int value) {
    return Answer.ILLEGAL_FUNCTION;
  }

  @Override
  public Answer writeMultiple(int address, int[] values) {
    List<Integer> written = new ArrayList<>();
    Optional<Answer> refused = controls.write(address, values, written);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (written.contains(SG_READY) || written.contains(POWER_LIMIT)) {
      pump.heard();
    }
    int mode = controls.word(MODE);
    pump.order(
        before ->
            new HeatOrders(
                controls.word(SWITCH) == 1,
                mode == 1 || mode == 3 || mode == 5,
                controls.word(WATER_ENABLE) > 0 && mode != 2 && mode != 3,
                controls.word(HEATING) / 10.0,
                controls.word(WATER) / 10.0,
                controls.signed(OFFSET) / 10.0,
                controls.word(SG_READY),
                controls.wide(POWER_LIMIT),
                controls.word(TIMEOUT)));
    return Answer.DONE;
  }
}
