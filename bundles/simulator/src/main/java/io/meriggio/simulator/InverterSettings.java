// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

/**
 * The simulated string inverter.
 *
 * @param generation which protocol it speaks
 * @param unit Modbus address, 1 to 247
 * @param errorByte90 whether it refuses with function byte 0x90 whatever was asked, as many models
 *     do
 * @param ratedPower W
 * @param connectSeconds seconds of its check before it connects
 */
public record InverterSettings(
    Generation generation, int unit, boolean errorByte90, double ratedPower, int connectSeconds) {

  /** The two protocols of string inverters. */
  public enum Generation {
    /** The old protocol of -V1 and -V2. */
    G1,
    /** The protocol of -V3. */
    G3
  }
}
