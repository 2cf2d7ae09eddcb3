// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.inverter.PassiveOrder.Power;
import io.meriggio.inverter.PassiveOrder.Standby;
import io.meriggio.inverter.PassiveReply.Result;

/** The registers 0x1211 to 0x1215 of newer firmware, by function 0x10 (INVERTERS, section 5.3). */
public final class StandardCommands implements PassiveCommands {

  private static final int WRITE = 0x10;
  private static final int HEARTBEAT = 0x1211;
  private static final int STANDBY = 0x1212;
  private static final int DISCHARGE = 0x1213;
  private static final int CHARGE = 0x1214;

  /** Keeps the grid power near this value: 0 W is self-consumption. */
  private static final int GRID_TARGET = 0x1215;

  private static final int PLAIN = 0x5555;
  private static final int ILLEGAL_VALUE = 3;
  private static final int BUSY = 6;
  private static final int BUSY_OF_THE_VENDOR = 7;

  private final ModbusLink link;
  private final int unit;

  /**
   * @param unit Modbus address, 1…247
   */
  public StandardCommands(ModbusLink link, int unit) {
    this.link = link;
    this.unit = unit;
  }

  @Override
  public PassiveReply order(PassiveOrder order) throws DeviceException {
    try {
      if (order instanceof Power power) {
        write(power.watts() < 0 ? CHARGE : DISCHARGE, Math.abs(power.watts()));
      } else if (order instanceof Standby) {
        write(STANDBY, PLAIN);
      } else {
        write(GRID_TARGET, 0);
      }
      return PassiveReply.accepted();
    } catch (DeviceException e) {
      return switch (e.modbusException()) {
        case ILLEGAL_VALUE -> PassiveReply.of(Result.BAD_VALUE);
        case BUSY, BUSY_OF_THE_VENDOR -> PassiveReply.of(Result.BUSY);
        default -> throw e;
      };
    }
  }

  @Override
  public void heartbeat() throws DeviceException {
    write(HEARTBEAT, PLAIN);
  }

  private void write(int address, int value) throws DeviceException {
    link.write(unit, WRITE, address, new int[] {value});
  }
}
