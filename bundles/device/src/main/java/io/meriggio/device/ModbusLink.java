// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads and writes registers of the units behind one line.
 *
 * <p>Threads: may be called from any thread; a call waits for its turn on the line, then for the
 * answer. An interrupt ends the wait for the turn, not an exchange on the wire. No value of one
 * request is ever given to another: a late, crossed, duplicated or garbled answer is dropped.
 *
 * <p>Each method throws a {@link DeviceException} with {@link Reason#TIMEOUT}, {@link
 * Reason#LINE_DOWN}, {@link Reason#DEVICE_ERROR} (garbled answer), {@link Reason#OFFLINE} (the unit
 * is backed off) or a Modbus exception ({@link DeviceException#modbusException()}).
 */
@ProviderType
public non-sealed interface ModbusLink extends Link {

  /**
   * Reads registers into an image.
   *
   * @param turn what kind of request it is, for the order on the line
   * @param unit Modbus address, 1…247 (0…255 over TCP)
   * @param function 0x03 or 0x04
   * @param address first register, 0…0xFFFF
   * @param count registers, 1…125
   * @param image takes the registers, 0…0xFFFF each, from {@code offset}; untouched on failure
   * @param offset index of the first register in the image
   */
  void read(Turn turn, int unit, int function, int address, int count, int[] image, int offset)
      throws DeviceException;

  /**
   * Writes registers: function 0x06 when {@code function} is 0x06 and there is one value, else
   * 0x10. Never repeated by the line: read it back.
   *
   * @param values 0…0xFFFF each, 1…123 of them
   * @throws DeviceException also with {@link Reason#READ_ONLY_LINE}
   */
  void write(int unit, int function, int address, int[] values) throws DeviceException;

  /**
   * A vendor function whose answer has a fixed or counted length.
   *
   * @param write whether it changes anything in the device (then it is never repeated, and refused
   *     on a read-only line)
   * @param request the PDU without unit and CRC, its first byte the function
   * @param answerLength length of the answer's PDU in bytes; −1 = its second byte counts the rest;
   *     0 = none comes: a broadcast
   * @return the answer's PDU
   */
  byte[] exchange(Turn turn, boolean write, int unit, byte[] request, int answerLength)
      throws DeviceException;

  /** The largest read in registers that the line's transport carries well, 1…125. */
  int maxRead();

  /**
   * What a request and each register cost on this line, for planning: seconds.
   *
   * @param perRequest both frames without registers, silences and the learnt turn-around of the
   *     unit
   * @param perRegister the time of two characters; 0 on TCP
   */
  record Cost(double perRequest, double perRegister) {}

  /** The cost of reads from a unit as learnt so far. */
  Cost cost(int unit);

  /** The order on the line: the first goes before the last. */
  enum Turn {
    WRITE,
    FAST_POLL,
    PASSTHROUGH,
    SLOW_POLL,
    PROBE
  }
}
