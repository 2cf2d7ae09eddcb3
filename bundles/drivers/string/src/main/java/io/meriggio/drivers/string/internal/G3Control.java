// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import io.meriggio.device.Attempt;
import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import java.time.Duration;
import java.util.Arrays;

/**
 * Limits and remote on/off of G3 inverters, always by function 0x10 (INVERTERS, section 5.2).
 *
 * <p>0x1105 and 0x1106 are volatile. 0x1104 is stored: it is written only when it differs.
 */
final class G3Control {

  private static final int REMOTE_CONFIG = 0x0900;
  private static final int REMOTE_ON_OFF_ENABLED = 1 << 1;
  private static final int REMOTE_ON_OFF = 0x1104;
  private static final int POWER_CONTROL = 0x1105;

  /** Bit 0 of 0x1105: the limits in 0x1106 and 0x1107 are applied. */
  static final int LIMIT_APPLIED = 1;

  private static final Duration EFFECT = Duration.ofSeconds(10);

  private final ModbusLink link;
  private final int unit;

  G3Control(ModbusLink link, int unit) {
    this.link = link;
    this.unit = unit;
  }

  /**
   * Limits the output, or releases it at 100 %. What else 0x1105 switches stays as it is.
   *
   * @param percent 0…100 in steps of 0.1
   */
  Attempt limit(double percent) throws DeviceException {
    int tenths = (int) Math.round(percent * 10);
    int others = read(POWER_CONTROL) & ~LIMIT_APPLIED;
    int[] wanted = {tenths == 1000 ? others : others | LIMIT_APPLIED, tenths};
    link.write(unit, 0x10, POWER_CONTROL, wanted);
    return new Attempt.Accepted(() -> Arrays.equals(read(POWER_CONTROL, 2), wanted), EFFECT);
  }

  /** Starts or stops the inverter, if it lets itself be switched from afar. */
  Attempt run(boolean running) throws DeviceException {
    if ((read(REMOTE_CONFIG) & REMOTE_ON_OFF_ENABLED) == 0) {
      return new Attempt.Rejected(
          Reason.NOT_ALLOWED,
          "remote on/off is switched off in the inverter (register 0x0900, bit 1): an installer has"
              + " to switch it on there");
    }
    int wanted = running ? 1 : 0;
    if (read(REMOTE_ON_OFF) != wanted) {
      link.write(unit, 0x10, REMOTE_ON_OFF, new int[] {wanted});
    }
    return new Attempt.Accepted(() -> read(REMOTE_ON_OFF) == wanted, EFFECT);
  }

  private int read(int address) throws DeviceException {
    return read(address, 1)[0];
  }

  private int[] read(int address, int count) throws DeviceException {
    int[] registers = new int[count];
    link.read(Turn.FAST_POLL, unit, 0x03, address, count, registers, 0);
    return registers;
  }
}
