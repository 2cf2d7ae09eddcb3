// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Value;
import io.meriggio.modbus.MappedRegisters;
import java.util.Map;

/** A charge point by its registers. */
final class RegisterPort implements ChargePort {

  private final MappedRegisters registers;

  RegisterPort(MappedRegisters registers) {
    this.registers = registers;
  }

  @Override
  public void write(Map<String, Value> values) throws DeviceException {
    registers.writeTogether(values);
  }

  @Override
  public void heartbeat() throws DeviceException {
    registers.write(ChargeControl.HEARTBEAT, Value.of(1));
  }

  @Override
  public boolean canWrite(String point) {
    return registers.writes(point);
  }

  @Override
  public boolean canShow(String point) {
    return registers.reads(point);
  }

  @Override
  public boolean shows(String point, Value value) throws DeviceException {
    return registers.holds(point, value);
  }
}
