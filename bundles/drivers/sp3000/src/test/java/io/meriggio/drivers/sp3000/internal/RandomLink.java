// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.sp3000.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Reason;
import java.util.Random;

/** A line on which anything may be answered, within what {@link ModbusLink} promises. */
final class RandomLink implements ModbusLink {

  private static final int[] WORK_MODES = {0, 1, 2, 3, 3, 3, 0xFFFF};
  private static final Reason[] FAILURES = {
    Reason.TIMEOUT, Reason.LINE_DOWN, Reason.DEVICE_ERROR, Reason.OFFLINE, Reason.READ_ONLY_LINE
  };

  private final Random random;
  private final ModbusLink healthy;
  int failurePercent;

  /**
   * @param healthy answers the identification
   */
  RandomLink(Random random, ModbusLink healthy) {
    this.random = random;
    this.healthy = healthy;
  }

  @Override
  public void read(
      Turn turn, int unit, int function, int address, int count, int[] image, int offset)
      throws DeviceException {
    maybeFail();
    if (address >= 0x2000 || random.nextInt(4) == 0) {
      healthy.read(turn, unit, function, address, count, image, offset);
      return;
    }
    for (int index = 0; index < count; index++) {
      image[offset + index] =
          address + index == 0x1200
              ? WORK_MODES[random.nextInt(WORK_MODES.length)]
              : random.nextInt(0x10000);
    }
  }

  @Override
  public void write(int unit, int function, int address, int[] values) throws DeviceException {
    for (int value : values) {
      if (value < 0 || value > 0xFFFF) {
        throw new AssertionError("written: " + value);
      }
    }
    maybeFail();
  }

  @Override
  public byte[] exchange(Turn turn, boolean write, int unit, byte[] request, int answerLength)
      throws DeviceException {
    maybeFail();
    byte[] answer = new byte[answerLength > 0 ? answerLength : 2 + random.nextInt(5)];
    random.nextBytes(answer);
    answer[0] = request[0];
    if (answerLength < 0) {
      answer[1] = (byte) (answer.length - 2);
    }
    if (answer.length == 4 && random.nextBoolean()) {
      answer[3] = (byte) random.nextInt(5);
    }
    return answer;
  }

  private void maybeFail() throws DeviceException {
    if (random.nextInt(100) >= failurePercent) {
      return;
    }
    if (random.nextBoolean()) {
      int code = 1 + random.nextInt(255);
      throw DeviceException.modbus(code, "exception " + code);
    }
    throw new DeviceException(FAILURES[random.nextInt(FAILURES.length)], "made up");
  }

  @Override
  public int maxRead() {
    return 125;
  }

  @Override
  public Cost cost(int unit) {
    return new Cost(0.02, 0.002);
  }
}
