// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One device as a map of registers; what is not in it is refused with exception 2. */
final class FakeDevice implements ModbusLink {

  /** Reads as {@code function:address+count}, writes as {@code wfunction:address[values]}. */
  final List<String> requests = new ArrayList<>();

  Optional<DeviceException> failure = Optional.empty();
  int garbledAt = -1;
  int silentAt = -1;
  private final Map<Integer, Integer> registers = new HashMap<>();

  FakeDevice set(int address, int... words) {
    for (int index = 0; index < words.length; index++) {
      registers.put(address + index, words[index]);
    }
    return this;
  }

  @Override
  public void read(
      Turn turn, int unit, int function, int address, int count, int[] image, int offset)
      throws DeviceException {
    requests.add(function + ":" + address + "+" + count);
    if (failure.isPresent()) {
      throw failure.get();
    }
    if (address == garbledAt) {
      throw new DeviceException(Reason.DEVICE_ERROR, "garbled");
    }
    if (silentAt >= address && silentAt < address + count) {
      throw new DeviceException(Reason.TIMEOUT, "no answer");
    }
    for (int index = 0; index < count; index++) {
      if (!registers.containsKey(address + index)) {
        throw DeviceException.modbus(2, "exception 2");
      }
    }
    for (int index = 0; index < count; index++) {
      image[offset + index] = registers.get(address + index);
    }
  }

  @Override
  public void write(int unit, int function, int address, int[] values) throws DeviceException {
    requests.add("w" + function + ":" + address + Arrays.toString(values));
    set(address, values);
  }

  @Override
  public byte[] exchange(Turn turn, boolean write, int unit, byte[] request, int answerLength) {
    throw new UnsupportedOperationException("no vendor functions");
  }

  @Override
  public int maxRead() {
    return 125;
  }

  @Override
  public Cost cost(int unit) {
    return new Cost(0.02, 0);
  }
}
