// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Reason;

/** A line that no write leaves, as {@code readOnly} of a line makes it. */
record ReadOnlyLink(ModbusLink link) implements ModbusLink {

  @Override
  public void read(
      Turn turn, int unit, int function, int address, int count, int[] image, int offset)
      throws DeviceException {
    link.read(turn, unit, function, address, count, image, offset);
  }

  @Override
  public void write(int unit, int function, int address, int[] values) throws DeviceException {
    throw new DeviceException(Reason.READ_ONLY_LINE, "the line is read-only");
  }

  @Override
  public byte[] exchange(Turn turn, boolean write, int unit, byte[] request, int answerLength)
      throws DeviceException {
    return link.exchange(turn, write, unit, request, answerLength);
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
