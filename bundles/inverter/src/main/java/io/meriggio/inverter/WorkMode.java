// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import java.util.OptionalInt;

/**
 * The work mode of old storage inverters, register 0x1200 (INVERTERS, section 5.3): read where the
 * firmware has it, written only when it differs, and put back.
 *
 * <p>Threads: used by the device's own thread only.
 */
public final class WorkMode {

  /** Self-consumption. */
  public static final int AUTO = 0;

  /** What a gateway can steer. */
  public static final int PASSIVE = 3;

  private static final int REGISTER = 0x1200;
  private static final int READ = 0x03;
  private static final int WRITE = 0x10;
  private static final int ILLEGAL_FUNCTION = 1;
  private static final int ILLEGAL_ADDRESS = 2;

  /** So many silences in a row count as a register that is not there. */
  private static final int SILENCES = 2;

  private final ModbusLink link;
  private final int unit;
  private boolean absent;
  private int silences;
  private OptionalInt before = OptionalInt.empty();
  private int set;

  /**
   * @param unit Modbus address, 1…247
   */
  public WorkMode(ModbusLink link, int unit) {
    this.link = link;
    this.unit = unit;
  }

  /** Whether the firmware has the register, as far as is known. */
  boolean isReadable() {
    return !absent;
  }

  /** The mode, 0…0xFFFF; empty when the firmware does not tell it. */
  OptionalInt read() throws DeviceException {
    if (absent) {
      return OptionalInt.empty();
    }
    int[] mode = new int[1];
    try {
      link.read(Turn.FAST_POLL, unit, READ, REGISTER, 1, mode, 0);
      silences = 0;
      return OptionalInt.of(mode[0]);
    } catch (DeviceException e) {
      boolean missing =
          e.modbusException() == ILLEGAL_FUNCTION || e.modbusException() == ILLEGAL_ADDRESS;
      silences += e.reason() == Reason.TIMEOUT ? 1 : 0;
      absent = missing || silences >= SILENCES;
      if (missing) {
        return OptionalInt.empty();
      }
      throw e;
    }
  }

  /**
   * Changes the mode and remembers what it was before the first change.
   *
   * @param now the mode that was read
   * @param wanted another one
   */
  void change(int now, int wanted) throws DeviceException {
    if (before.isEmpty()) {
      before = OptionalInt.of(now);
    }
    set = wanted;
    write(wanted);
    if (before.getAsInt() == wanted) {
      before = OptionalInt.empty();
    }
  }

  /**
   * Puts back the mode of before the first change; nothing when it was not changed, or when
   * somebody else has changed it since.
   *
   * @param now the mode that was read
   */
  void putBack(int now) throws DeviceException {
    if (before.isPresent() && now == set) {
      write(before.getAsInt());
    }
    before = OptionalInt.empty();
  }

  /** Whether the mode is one that this gateway has set. */
  boolean isChanged() {
    return before.isPresent();
  }

  private void write(int mode) throws DeviceException {
    link.write(unit, WRITE, REGISTER, new int[] {mode});
  }
}
