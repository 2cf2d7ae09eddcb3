// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

/** The two generations of ZCS inverters: they speak different register maps (INVERTERS, 1). */
public enum Generation {
  /** HYD-ZSS, 3000SP, -V1 and -V2: serial number by function 0x04 at 0x2001. */
  G1,
  /** HYD-ZSS-HP, three-phase HYD, -V3 and HV: protocol version in 0x0044. */
  G3
}
