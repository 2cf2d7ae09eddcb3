// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.state.PlantState;

/** A device's registers and its way with requests. One caller at a time. */
interface Face {

  /** Modbus address at which it answers now. */
  int unit();

  /** Takes the plant's values into the registers. */
  void refresh(PlantState state);

  /** Functions 0x03 and 0x04, 1 to 125 registers. */
  Answer read(int function, int address, int count);

  /** Function 0x06. */
  Answer writeSingle(int address, int value);

  /** Function 0x10. */
  Answer writeMultiple(int address, int[] values);

  /**
   * Functions that the standard doesn't know.
   *
   * @param data what follows the function byte
   */
  default Answer vendor(int function, byte[] data) {
    return Answer.ILLEGAL_FUNCTION;
  }

  /** A valid request to this device came, whatever it asks. */
  default void heard() {}

  /** How many writes went to registers whose memory wears out. */
  default long storedWrites() {
    return 0;
  }

  /** A command to everybody on the line, on the address that the family uses for it. */
  default void broadcast(int unit, int function, int address, int value) {}

  /** Whether this address is the family's broadcast. */
  default boolean hearsBroadcast(int unit) {
    return unit == 0;
  }

  /** Whether refusals carry function byte 0x90 instead of the request's with its top bit. */
  default boolean errorByte90() {
    return false;
  }
}
