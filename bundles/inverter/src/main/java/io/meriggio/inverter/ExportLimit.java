// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import io.meriggio.device.Attempt;
import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Export limit of G3 inverters, 0x1023 and 0x1024 in one request (INVERTERS, section 5.2). Both are
 * stored: they are written only when they differ.
 *
 * <p>Threads: of the device's own thread.
 */
public final class ExportLimit {

  /** The value that means: no limit (vocabulary, {@code export_limit_power}). */
  public static final double NONE = -1;

  /** Watts to a step of 0x1024. */
  public static final int STEP = 100;

  private static final int MODE_AND_POWER = 0x1023;
  private static final int OFF = 0;
  private static final Duration EFFECT = Duration.ofSeconds(10);

  private final Registers registers;
  private final int modeOfPlant;
  private Optional<int[]> before = Optional.empty();

  /** How the inverter counts what it exports (0x1023). */
  public enum Counting {
    /** The sum of the phases that export; right for a single-phase inverter. */
    PER_PHASE(1),
    /** The balance of the three phases. */
    THREE_PHASE_BALANCE(2);

    private final int mode;

    Counting(int mode) {
      this.mode = mode;
    }
  }

  /**
   * @param counting used when the inverter has no limit yet; what an installer chose there stays
   */
  public ExportLimit(ModbusLink link, int unit, Counting counting) {
    this.registers = new Registers(link, unit, Turn.FAST_POLL);
    this.modeOfPlant = counting.mode;
  }

  /**
   * @param watts 0 and more in steps of 100, or {@link #NONE}
   */
  public Attempt limit(double watts) throws DeviceException {
    int[] now = registers.read(0x03, MODE_AND_POWER, 2);
    int mode = now[0] == OFF ? modeOfPlant : now[0];
    int[] wanted =
        watts < 0 ? new int[] {OFF, 0} : new int[] {mode, (int) Math.round(watts / STEP)};
    if (!same(now, wanted)) {
      if (before.isEmpty()) {
        before = Optional.of(now);
      }
      registers.write(MODE_AND_POWER, wanted);
    }
    return new Attempt.Accepted(
        () -> same(registers.read(0x03, MODE_AND_POWER, 2), wanted), EFFECT);
  }

  /** Puts back what stood there before the first limit of this connection. */
  public void release() throws DeviceException {
    if (before.isPresent()) {
      if (!same(registers.read(0x03, MODE_AND_POWER, 2), before.get())) {
        registers.write(MODE_AND_POWER, before.get());
      }
      before = Optional.empty();
    }
  }

  /** The power is of no meaning while the limit is off. */
  private static boolean same(int[] found, int[] wanted) {
    return wanted[0] == OFF ? found[0] == OFF : Arrays.equals(found, wanted);
  }
}
