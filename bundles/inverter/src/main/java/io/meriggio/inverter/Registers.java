// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import java.util.Optional;

/**
 * The registers of one inverter, outside the poll: for recognition, control and read-back.
 *
 * <p>Threads: as its link.
 *
 * @param link the line
 * @param unit Modbus address
 * @param turn the rank of its reads on the line
 */
public record Registers(ModbusLink link, int unit, Turn turn) {

  private static final int WRITE_SEVERAL = 0x10;

  /**
   * Reads registers.
   *
   * @param function 0x03 or 0x04
   * @return as many as asked for, 0…0xFFFF each
   */
  public int[] read(int function, int address, int count) throws DeviceException {
    int[] registers = new int[count];
    link.read(turn, unit, function, address, count, registers, 0);
    return registers;
  }

  /** Reads one holding register. */
  public int read(int address) throws DeviceException {
    return read(0x03, address, 1)[0];
  }

  /**
   * Reads registers that the inverter may not have.
   *
   * @return empty when it refuses the read
   * @throws DeviceException when it does not answer
   */
  public Optional<int[]> ifThere(int function, int address, int count) throws DeviceException {
    try {
      return Optional.of(read(function, address, count));
    } catch (DeviceException e) {
      if (e.modbusException() == 0) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** Writes registers in one request of function 0x10, the only one that all firmware takes. */
  public void write(int address, int... values) throws DeviceException {
    link.write(unit, WRITE_SEVERAL, address, values);
  }
}
