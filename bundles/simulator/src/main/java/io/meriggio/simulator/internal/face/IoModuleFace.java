// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.PlantState;
import io.meriggio.simulator.internal.physics.SwitchControl;
import java.util.List;
import java.util.Optional;

/**
 * A Modbus I/O module with what the gateway's terminals offer: outputs, inputs, current sensors,
 * temperatures. Its registers stand in docs/reference/simulated-io-module.md.
 */
final class IoModuleFace implements Face {

  private static final int OUTPUTS = 0x0000;
  private static final int INPUTS = 0x0010;
  private static final int SENSORS = 0x0020;
  private static final int TEMPERATURES = 0x0030;
  private static final int WATCHDOG = 0x0040;
  private static final int EXPIRED = 0x0041;
  private static final int SERIAL = 0x0100;

  private final int unit;
  private final SwitchControl switches;
  private final RegisterBank bank =
      new RegisterBank()
          .range(OUTPUTS, OUTPUTS + 3)
          .range(INPUTS, INPUTS + 1)
          .range(SENSORS, SENSORS + 3)
          .range(TEMPERATURES, TEMPERATURES + 1)
          .range(WATCHDOG, EXPIRED)
          .range(SERIAL, SERIAL + 9);
  private List<Boolean> closed = List.of(false, false, false, false);
  private List<Boolean> inputs = List.of(false, false);
  private int watchdog;

  IoModuleFace(int unit, SwitchControl switches) {
    this.unit = unit;
    this.switches = switches;
    bank.text(SERIAL, 10, "ZIO04SIM000000000001");
  }

  @Override
  public int unit() {
    return unit;
  }

  @Override
  public void heard() {
    switches.heard();
  }

  @Override
  public void refresh(PlantState state) {
    closed = state.units().switches().closed();
    inputs = state.units().switches().inputs();
    for (int i = 0; i < 4; i++) {
      bank.word(OUTPUTS + i, closed.get(i) ? 1 : 0);
    }
    for (int i = 0; i < 2; i++) {
      bank.word(INPUTS + i, inputs.get(i) ? 1 : 0);
    }
    // each sensor sits on phase 1: exchange (fed in positive), production
    bank.wide(SENSORS, state.grid().power().l1(), 1);
    bank.wide(
        SENSORS + 2,
        state.units().inverters().stream().mapToDouble(one -> one.acPower().l1()).sum(),
        1);
    double tank =
        state.units().heatPumps().stream()
            .mapToDouble(PlantState.HeatPump::tank)
            .findFirst()
            .orElse(45);
    bank.signed(TEMPERATURES, tank, 0.1);
    bank.signed(TEMPERATURES + 1, state.units().airTemperature(), 0.1);
    bank.word(WATCHDOG, watchdog);
    bank.word(EXPIRED, state.units().switches().expired() ? 1 : 0);
  }

  @Override
  public Answer read(int function, int address, int count) {
    return bank.read(address, count).<Answer>map(Answer.Words::new).orElse(Answer.ILLEGAL_ADDRESS);
  }

  @Override
  public Answer readBits(int function, int address, int count) {
    List<Boolean> bits = function == 0x01 ? closed : inputs;
    return address + count > bits.size()
        ? Answer.ILLEGAL_ADDRESS
        : new Answer.Bits(bits.subList(address, address + count));
  }

  @Override
  public Answer writeBits(int address, boolean[] values) {
    if (address + values.length > 4) {
      return Answer.ILLEGAL_ADDRESS;
    }
    for (int i = 0; i < values.length; i++) {
      switches.output(address + i + 1, values[i]);
    }
    return Answer.DONE;
  }

  @Override
  public Answer writeSingle(int address, int value) {
    return writeMultiple(address, new int[] {value});
  }

  @Override
  public Answer writeMultiple(int address, int[] values) {
    Optional<Answer> refused = refusal(address, values);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (address == WATCHDOG) {
      watchdog = values[0];
      switches.watchdog(watchdog);
      return Answer.DONE;
    }
    for (int i = 0; i < values.length; i++) {
      switches.output(address + i + 1, values[i] == 1);
    }
    return Answer.DONE;
  }

  private static Optional<Answer> refusal(int address, int[] values) {
    if (address == WATCHDOG && values.length == 1) {
      return values[0] <= 3600 ? Optional.empty() : Optional.of(Answer.ILLEGAL_VALUE);
    }
    if (address + values.length > 4) {
      return Optional.of(Answer.ILLEGAL_ADDRESS);
    }
    for (int value : values) {
      if (value > 1) {
        return Optional.of(Answer.ILLEGAL_VALUE);
      }
    }
    return Optional.empty();
  }
}
