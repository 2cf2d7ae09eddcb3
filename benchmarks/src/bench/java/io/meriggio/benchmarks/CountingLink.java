// SPDX-License-Identifier: Apache-2.0
package io.meriggio.benchmarks;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;

/**
 * Passes requests on and adds up the time that a serial line needs for them at least: the
 * characters of both frames and two silences each, no turn-around.
 */
final class CountingLink implements ModbusLink {
  private static final int FRAMES = 13;

  private final ModbusLink link;
  private final double characterMillis;
  private final double silenceMillis;
  private double lineMillis;
  private int requests;
  private int registers;

  CountingLink(ModbusLink link, int baud) {
    this.link = link;
    this.characterMillis = 10e3 / baud;
    this.silenceMillis = baud > 19200 ? 1.75 : 35e3 / baud;
  }

  double lineMillis() {
    return lineMillis;
  }

  int requests() {
    return requests;
  }

  int registers() {
    return registers;
  }

  @Override
  public void read(
      Turn turn, int unit, int function, int address, int count, int[] image, int offset)
      throws DeviceException {
    lineMillis += (FRAMES + 2 * count) * characterMillis + 2 * silenceMillis;
    requests++;
    registers += count;
    link.read(turn, unit, function, address, count, image, offset);
  }

  @Override
  public void write(int unit, int function, int address, int[] values) throws DeviceException {
    throw new UnsupportedOperationException("this benchmark reads only");
  }

  @Override
  public byte[] exchange(Turn turn, boolean write, int unit, byte[] request, int answerLength)
      throws DeviceException {
    throw new UnsupportedOperationException("this benchmark reads only");
  }

  @Override
  public int maxRead() {
    return link.maxRead();
  }

  @Override
  public Cost cost(int unit) {
    return link.cost(unit);
  }
}
