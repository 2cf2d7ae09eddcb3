// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import static io.meriggio.inverter.InverterTexts.text;

import io.meriggio.device.Attempt;
import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import io.meriggio.modbus.Readings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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

  /** The limit in force, {@link #NONE} while it is off; stored, so not more often than in 60 s. */
  public static final Point POINT =
      Point.number("export_limit_power", Unit.WATT, PollClass.NORMAL)
          .commandable(new Point.Commandable(NONE, 3_276_700, 0, List.of(), 60, 10));

  /** The register 0x1024, applied or not. */
  public static final Point SET =
      Point.number("export_limit_power_set", Unit.WATT, PollClass.NORMAL);

  private static final String MODE = "export_limit_mode";
  private static final int MODE_AND_POWER = 0x1023;
  private static final int OFF = 0;
  private static final Duration EFFECT = Duration.ofSeconds(10);

  private final Registers registers;
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
   * @param unit Modbus address
   */
  public ExportLimit(ModbusLink link, int unit) {
    this.registers = new Registers(link, unit, Turn.FAST_POLL);
  }

  /**
   * @param watts 0 and more in steps of 100, or {@link #NONE}
   * @param counting used when the inverter has no limit yet; what an installer chose there stays
   */
  public Attempt limit(double watts, Counting counting) throws DeviceException {
    if (watts != NONE && (watts < 0 || watts % STEP != 0)) {
      return new Attempt.Rejected(
          Reason.OUT_OF_RANGE, text("value", POINT.id(), watts, text("value.export", STEP)));
    }
    int[] now = registers.read(0x03, MODE_AND_POWER, 2);
    int mode = now[0] == OFF ? counting.mode : now[0];
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

  /** Puts the limit in force, when the poll brought both registers. */
  public static void derive(Readings readings) {
    Optional<Reading> power = readings.get(SET.id());
    Optional<Value> mode = readings.get(MODE).flatMap(Reading::value);
    if (power.isPresent() && mode.isPresent()) {
      Reading found = power.get();
      readings.put(
          mode.get().equals(Value.of("OFF"))
              ? Reading.good(POINT, Value.of(NONE), found.at())
              : new Reading(POINT, found.value(), found.quality(), found.reason(), found.at()));
    }
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
