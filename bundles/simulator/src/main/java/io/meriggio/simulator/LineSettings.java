// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

/**
 * How the devices are reached: on 127.0.0.1 or on a serial port, never from another machine.
 *
 * @param transport framing and medium
 * @param meterPort TCP port of the meter; 0 = any free one
 * @param inverterPort TCP port of the inverter; 0 = any free one; the meter's port = both on one
 *     bus
 * @param serialPort path of the serial port on which both devices answer; empty otherwise
 * @param baudRate of the serial port, 8N1
 */
public record LineSettings(
    Transport transport, int meterPort, int inverterPort, String serialPort, int baudRate) {

  /** Framing and medium of a simulated line. */
  public enum Transport {
    /** Modbus TCP. */
    MODBUS_TCP,
    /** RTU frames with their checksum through a TCP connection. */
    RTU_OVER_TCP,
    /** RTU on a serial port or pseudo-terminal. */
    SERIAL
  }
}
