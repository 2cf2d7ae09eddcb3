// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import io.meriggio.device.Attempt;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reading;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The registers of one device by their addresses, outside the plan of polls: for recognition,
 * commands and read-back.
 *
 * <p>Threads: used by the device's own thread only.
 */
final class RegisterAccess {

  private final ModbusLink link;
  private final int unit;
  private final Clock clock;

  /** Whether the family wants every read to start at an even address. */
  private final boolean evenStart;

  RegisterAccess(DeviceContext context, BlockRules rules) {
    this.link = (ModbusLink) context.link();
    this.unit = context.unit();
    this.clock = context.clock();
    this.evenStart = rules.evenStart();
  }

  ModbusLink link() {
    return link;
  }

  /**
   * @param function 0x03 or 0x04
   */
  int[] read(int function, int address, int count) throws DeviceException {
    int[] registers = new int[count];
    link.read(Turn.SLOW_POLL, unit, function, address, count, registers, 0);
    return registers;
  }

  /** Empty when the device refuses the read: it has not got the register. */
  Optional<Reading> read(Field field) throws DeviceException {
    RegisterRow row = field.row();
    try {
      int before = evenStart ? row.address() & 1 : 0;
      int[] registers =
          read(row.readFunction().orElse(0x03), row.address() - before, row.count() + before);
      return Optional.of(field.read(registers, before, clock.instant()));
    } catch (DeviceException e) {
      if (e.modbusException() == 0) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** Writes registers and tells how to confirm them: by reading them back. */
  Attempt writeAndReadBack(
      int writeFunction, int readFunction, int address, int[] registers, Duration within)
      throws DeviceException {
    int[] written = registers.clone();
    link.write(unit, writeFunction, address, written);
    return new Attempt.Accepted(
        () -> Arrays.equals(read(readFunction, address, written.length), written), within);
  }

  /** Writes the bits of a row, and those of others in its register as they are. */
  Attempt writePart(RegisterRow row, int[] registers, Duration within) throws DeviceException {
    MappedRegisters.writePart(link, unit, row, registers[0]);
    return new Attempt.Accepted(
        () -> MappedRegisters.readPart(link, unit, row) == registers[0], within);
  }

  /** Writes registers that can't be read back. */
  Attempt writeOnly(int writeFunction, int address, int[] registers) throws DeviceException {
    link.write(unit, writeFunction, address, registers);
    return new Attempt.Done();
  }
}
