// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import java.util.Locale;

/** How the registers of a row are to be read. */
public enum RegisterType {
  /** 0…65535, one register. */
  U16(1),
  /** −32768…32767, one register. */
  I16(1),
  /** 0…4294967295, two registers. */
  U32(2),
  /** −2147483648…2147483647, two registers. */
  I32(2),
  /** An IEEE 754 number, two registers. */
  F32(2),
  /** Bits with a meaning each, one or more registers. */
  BITFIELD16(0),
  /** A number with a word, one register. */
  ENUM16(1),
  /** Two characters a register, the first in the high byte. */
  ASCII(0),
  /** Four decimal digits a register, the highest first; one or two registers. */
  BCD(0);

  private final int registers;

  RegisterType(int registers) {
    this.registers = registers;
  }

  /** How many registers a value takes; 0 = as many as the row says. */
  public int registers() {
    return registers;
  }

  /** The word of the map's column {@code type}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
