// SPDX-License-Identifier: Apache-2.0
package io.meriggio.cci.internal;

/** The registers that a client sees: the chain of models. */
interface Registers {

  /** Where the chain begins. */
  int FIRST = 40_000;

  /**
   * All registers from {@link #FIRST} on, as one consistent image; each 0…0xFFFF.
   *
   * <p>Threads: may be called from any.
   */
  int[] image();

  /**
   * Writes registers, all or none.
   *
   * @param address of the first
   * @param values each 0…0xFFFF, at least one
   * @throws ModbusException when the address or a value is not acceptable
   */
  void write(int address, int[] values) throws ModbusException;
}
