// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.internal.physics.SwitchControl;
import io.meriggio.simulator.state.HeatPump;
import io.meriggio.simulator.state.PlantState;
import io.meriggio.simulator.state.Switches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Modbus I/O module with the gateway's terminals: outputs, inputs, current sensors, temperatures.
 * Its registers stand in docs/reference/simulated-io-module.md. Functions 0x03 and 0x10.
 */
final class IoModuleFace implements Face {

  private static final int IDENTITY = 0x0000;
  private static final int INPUTS = 0x0100;
  private static final int NOT_FITTED_WIDE = 0x8000_0000;
  private static final int OUTPUTS = 0x0200;
  private static final int WATCHDOG = 0x0204;

  /** The output behind each register: the relays cross (gateway-hardware.md). */
  private static final int[] OUTPUT_OF = {1, 2, 4, 3};

  private final int unit;
  private final int sensors;
  private final SwitchControl switches;
  private final RegisterBank bank =
      new RegisterBank()
          .range(IDENTITY, IDENTITY + 0x000E)
          .range(INPUTS, INPUTS + 7)
          .range(OUTPUTS, WATCHDOG);
  private final Controls controls = new Controls();

  /**
   * A module.
   *
   * @param unit Modbus address
   * @param sensors current sensors that are fitted: 0, 1 (exchange) or 2 (and production)
   */
  IoModuleFace(int unit, int sensors, SwitchControl switches) {
    this.unit = unit;
    this.sensors = sensors;
    this.switches = switches;
    bank.word(IDENTITY, 0x0100);
    bank.text(IDENTITY + 1, 10, "ZIO04SIM000000000001");
    bank.text(IDENTITY + 0x000B, 4, "1.0.0");
    for (int i = 0; i < OUTPUT_OF.length; i++) {
      controls.word(OUTPUTS + i, 0, value -> value <= 1);
    }
    controls.word(WATCHDOG, 0, value -> value <= 3600);
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
    // each sensor sits on phase 1: exchange (fed in positive), production
    double made = state.units().inverters().stream().mapToDouble(one -> one.acPower().l1()).sum();
    bank.wide(INPUTS, sensors >= 1 ? state.grid().power().l1() : NOT_FITTED_WIDE, 1);
    bank.wide(INPUTS + 2, sensors >= 2 ? made : NOT_FITTED_WIDE, 1);
    bank.signed(INPUTS + 4, tank(state), 0.1);
    bank.signed(INPUTS + 5, state.units().airTemperature(), 0.1);
    Switches now = state.units().switches();
    bank.word(INPUTS + 6, now.inputs().get(0) ? 1 : 0);
    bank.word(INPUTS + 7, now.inputs().get(1) ? 1 : 0);
    for (int i = 0; i < OUTPUT_OF.length; i++) {
      controls.put(OUTPUTS + i, now.closed().get(OUTPUT_OF[i] - 1) ? 1 : 0);
    }
    controls.show(bank);
  }

  /** Where there is no heat pump, a boiler of 45 °C. */
  private static double tank(PlantState state) {
    return state.units().heatPumps().stream().mapToDouble(HeatPump::tank).findFirst().orElse(45);
  }

  @Override
  public Answer read(int function, int address, int count) {
    return function == 0x03
        ? bank.read(address, count).<Answer>map(Answer.Words::new).orElse(Answer.ILLEGAL_ADDRESS)
        : Answer.ILLEGAL_FUNCTION;
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
    for (int at : written) {
      if (at == WATCHDOG) {
        switches.watchdog(controls.word(WATCHDOG));
      } else {
        switches.output(OUTPUT_OF[at - OUTPUTS], controls.word(at) == 1);
      }
    }
    return Answer.DONE;
  }
}
