// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.internal.physics.ChargeControl;
import io.meriggio.simulator.internal.physics.ChargeOrders;
import io.meriggio.simulator.state.Charger;
import io.meriggio.simulator.state.Phases;
import io.meriggio.simulator.state.Pilot;
import io.meriggio.simulator.state.PlantState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A charge point by the reference contract of OTHER-DEVICES.md section 2. Functions 0x03 and 0x10,
 * 60 registers a read.
 */
final class WallboxFace implements Face {

  private static final int LIMIT = 0x0300;
  private static final int COMMAND = 0x0301;
  private static final int PHASES = 0x0302;
  private static final int FAILSAFE = 0x0303;
  private static final int TIMEOUT = 0x0304;
  private static final int LOCK = 0x0305;
  private static final int MODE = 0x0306;
  private static final int ENERGY = 0x0307;
  private static final int CEILING = 0x0309;
  private static final int FAULT_RESET = 0x030A;
  private static final int HEARTBEAT = 0x030B;

  private final int unit;
  private final int index;
  private final int phases;
  private final ChargeControl point;
  private final RegisterBank bank =
      new RegisterBank()
          .range(0x0000, 0x0017)
          .range(0x0100, 0x010F)
          .range(0x0200, 0x0217)
          .range(0x0300, 0x0332);
  private final Controls controls = new Controls();

  /**
   * A charge point.
   *
   * @param unit Modbus address
   * @param index its place among the plant's charge points
   * @param phases that it is wired to, 1 or 3
   * @param ratedCurrent A a phase
   * @param firmware its version as text
   */
  WallboxFace(
      int unit, int index, int phases, double ratedCurrent, String firmware, ChargeControl point) {
    this.unit = unit;
    this.index = index;
    this.phases = phases;
    this.point = point;
    bank.word(0x0000, 0x0100);
    bank.word(0x0001, phases == 1 ? 1 : 2);
    bank.word(0x0002, phases);
    bank.unsigned(0x0003, ratedCurrent, 0.1);
    bank.text(0x0004, 10, String.format("ZWB%02dSIM%012d", phases == 1 ? 7 : 22, index + 1));
    bank.text(0x000E, 8, firmware);
    bank.word(0x0016, unit);
    bank.word(0x0017, 0);
    controls
        .word(LIMIT, 320, value -> value == 0 || (value >= 60 && value <= 320))
        .command(COMMAND, value -> value == 1 || value == 2)
        .word(PHASES, 0, value -> value == 0 || value == 1 || (value == 3 && phases == 3))
        .word(FAILSAFE, 60, value -> value == 0 || (value >= 60 && value <= 320))
        .word(TIMEOUT, 60, value -> value == 0 || (value >= 10 && value <= 3600))
        .word(LOCK, 0, value -> value <= 2)
        .stored(MODE, 0, value -> value <= 2)
        .pair(ENERGY, 0)
        .stored(CEILING, 320, value -> value >= 60 && value <= 320)
        .command(FAULT_RESET, value -> value == 1)
        .command(HEARTBEAT, value -> true)
        .command(0x0311, value -> value <= 1)
        .command(0x0312, value -> (value >= 1 && value <= 8) || value == 255);
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
    Charger charger = state.units().chargers().get(index);
    status(charger);
    values(state, charger);
    controls.show(bank);
    bank.word(0x0310, 0);
  }

  private void status(Charger charger) {
    bank.word(
        0x0100,
        switch (charger.pilot()) {
          case A -> 1;
          case B -> 2;
          case C -> 3;
        });
    bank.word(
        0x0101,
        switch (charger.session()) {
          case IDLE -> 0;
          case READY -> 2;
          case CHARGING -> 4;
          case PAUSED -> 5;
          case PAUSED_BY_CAR -> 6;
          case FINISHED -> 7;
        });
    boolean plugged = charger.pilot() != Pilot.A;
    // IEC 61851: duty cycle in percent is current / 0.6 up to 51 A; 100 % = no current offered
    bank.unsigned(0x0102, plugged && charger.limit() > 0 ? charger.limit() / 0.6 : 100, 0.1);
    bank.word(0x0103, plugged ? 32 : 0);
    bank.word(0x0104, plugged ? 1 : 0);
    bank.word(0x0105, controls.word(MODE));
    bank.word(0x0106, 0);
    bank.word(0x0107, charger.phases());
    bank.unsigned(0x0108, charger.limit(), 0.1);
    bank.word(0x0109, stopReason(charger));
    bank.word(0x010A, 0);
    bank.word(0x010B, charger.failsafe() ? 1 << 1 : 0);
    bank.word(
        0x010C, charger.watchdogLeft() < 0 ? 65_535 : (int) Math.ceil(charger.watchdogLeft()));
    bank.word(0x010D, 0);
    bank.word(0x010E, 0);
    bank.signed(0x010F, 28 + charger.power().total() / 1000, 0.1);
  }

  private int stopReason(Charger charger) {
    return switch (charger.session()) {
      case PAUSED_BY_CAR -> 3;
      case FINISHED ->
          controls.wide(ENERGY) > 0 && charger.sessionEnergy() >= controls.wide(ENERGY) ? 4 : 1;
      default -> 0;
    };
  }

  private void values(PlantState state, Charger charger) {
    Phases volts = phases == 3 ? state.grid().voltage() : onlyFirst(state.grid().voltage());
    Phases watts = charger.power();
    double factor = watts.total() > 0 ? 0.99 : 1;
    bank.unsigned(0x0200, volts.l1(), 0.1);
    bank.unsigned(0x0201, volts.l2(), 0.1);
    bank.unsigned(0x0202, volts.l3(), 0.1);
    bank.unsigned(0x0203, amperes(watts.l1(), volts.l1(), factor), 0.01);
    bank.unsigned(0x0204, amperes(watts.l2(), volts.l2(), factor), 0.01);
    bank.unsigned(0x0205, amperes(watts.l3(), volts.l3(), factor), 0.01);
    bank.unsigned(0x0206, state.grid().frequency(), 0.01);
    bank.signed(0x0207, factor, 0.001);
    bank.wide(0x0208, watts.total(), 1);
    bank.wide(0x020A, watts.l1(), 1);
    bank.wide(0x020C, watts.l2(), 1);
    bank.wide(0x020E, watts.l3(), 1);
    bank.counter(0x0210, charger.energyTotal(), 1);
    bank.counter(0x0212, charger.sessionEnergy(), 1);
    bank.counter(0x0214, charger.sessionSeconds(), 1);
    bank.counter(0x0216, charger.sessionStart().getEpochSecond(), 1);
  }

  private static Phases onlyFirst(Phases all) {
    return new Phases(all.l1(), 0, 0);
  }

  private static double amperes(double watts, double volts, double factor) {
    return volts < 1 ? 0 : watts / volts / factor;
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
    if (written.contains(LIMIT) || written.contains(COMMAND) || written.contains(HEARTBEAT)) {
      point.heard();
    }
    if (written.contains(COMMAND)) {
      if (controls.word(COMMAND) == 1) {
        point.start();
      } else {
        point.stop();
      }
    }
    point.order(
        before ->
            new ChargeOrders(
                controls.word(LIMIT) / 10.0,
                controls.word(FAILSAFE) / 10.0,
                controls.word(TIMEOUT),
                controls.word(PHASES),
                controls.word(CEILING) / 10.0,
                controls.wide(ENERGY),
                controls.word(LOCK) == 1));
    return Answer.DONE;
  }
}
