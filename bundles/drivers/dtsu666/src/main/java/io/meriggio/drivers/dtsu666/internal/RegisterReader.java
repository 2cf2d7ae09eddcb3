// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.dtsu666.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import java.util.Optional;

/** Reads registers of one meter outside the plan; a refusal is no failure. */
final class RegisterReader {

  private static final int FUNCTION = 0x03;

  private final ModbusLink link;
  private final Turn turn;
  private final int unit;

  RegisterReader(ModbusLink link, Turn turn, int unit) {
    this.link = link;
    this.turn = turn;
    this.unit = unit;
  }

  /**
   * @return empty when the meter refuses: it has not got them
   * @throws DeviceException when there is no answer
   */
  Optional<int[]> read(int address, int count) throws DeviceException {
    int[] registers = new int[count];
    try {
      link.read(turn, unit, FUNCTION, address, count, registers, 0);
      return Optional.of(registers);
    } catch (DeviceException e) {
      if (e.modbusException() == 0) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
