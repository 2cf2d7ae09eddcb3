// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import static io.meriggio.inverter.InverterTexts.text;

import io.meriggio.device.Attempt;
import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Output limit, reactive power and remote on/off of G3 inverters, always by function 0x10
 * (INVERTERS, section 5.2).
 *
 * <p>0x1105 to 0x1109 are volatile. 0x1104 is stored: it is written only when it differs. What else
 * the control word 0x1105 switches stays as it is.
 *
 * <p>Threads: of the device's own thread.
 */
public final class RemoteControl {

  private static final int REMOTE_CONFIG = 0x0900;
  private static final int REMOTE_ON_OFF_ENABLED = 1 << 1;
  private static final int REMOTE_ON_OFF = 0x1104;
  private static final int POWER_CONTROL = 0x1105;

  /** Bit 0 of 0x1105: the limits in 0x1106 and 0x1107 are applied. */
  public static final int LIMIT_APPLIED = 1;

  /** Bit 1 of 0x1105: reactive power is commanded. */
  public static final int REACTIVE_APPLIED = 1 << 1;

  /** Bit 2 of 0x1105: reactive power follows the power factor in 0x1109, not 0x1108. */
  public static final int BY_POWER_FACTOR = 1 << 2;

  private static final int REACTIVE = REACTIVE_APPLIED | BY_POWER_FACTOR;
  private static final int UNLIMITED = 1000;
  private static final double LOWEST_POWER_FACTOR = 0.8;
  private static final Duration EFFECT = Duration.ofSeconds(10);

  private final Registers registers;
  private boolean touched;

  /**
   * @param unit Modbus address
   */
  public RemoteControl(ModbusLink link, int unit) {
    this.registers = new Registers(link, unit, Turn.FAST_POLL);
  }

  /**
   * Carries out a command on one of {@link RemotePoints}.
   *
   * @param value checked against the point
   * @return empty for another point
   */
  public Optional<Attempt> carryOut(String id, Value value) throws DeviceException {
    if (value instanceof Value.Flag flag && id.equals(RemotePoints.RUNNING.id())) {
      return Optional.of(run(flag.set()));
    }
    if (!(value instanceof Value.Numeric number)) {
      return Optional.empty();
    }
    return switch (id) {
      case "active_power_limit" -> Optional.of(limit(number.number()));
      case "reactive_power_percent" -> Optional.of(reactive(number.number()));
      case "power_factor_setpoint" -> Optional.of(powerFactor(number.number()));
      default -> Optional.empty();
    };
  }

  /**
   * Limits the output, or releases it at 100 %.
   *
   * @param percent of rated power, 0…100 in steps of 0.1
   */
  public Attempt limit(double percent) throws DeviceException {
    int tenths = (int) Math.round(percent * 10);
    int others = registers.read(POWER_CONTROL) & ~LIMIT_APPLIED;
    boolean needed = tenths != UNLIMITED || (others & REACTIVE_APPLIED) != 0;
    return written(needed ? others | LIMIT_APPLIED : others, tenths);
  }

  /**
   * Sets a share of rated power as reactive power, or none at 0.
   *
   * @param percent −100…100 in steps of 0.1, + as the reading of 0x0486: leading. The sign of the
   *     write side is documented by analogy only (INVERTERS, section 8)
   */
  public Attempt reactive(double percent) throws DeviceException {
    int tenths = (int) Math.round(percent * 10);
    Ceiling ceiling = ceiling();
    return tenths == 0
        ? written(ceiling.control, ceiling.out, ceiling.in, 0)
        : written(
            ceiling.control | LIMIT_APPLIED | REACTIVE_APPLIED,
            ceiling.out,
            ceiling.in,
            tenths & 0xFFFF);
  }

  /**
   * Sets the power factor, or leaves it to the inverter at 1.
   *
   * @param factor −1…−0.8 and 0.8…1 in steps of 0.01, + as the reading of 0x0491: leading; by
   *     analogy, as for {@link #reactive}
   */
  public Attempt powerFactor(double factor) throws DeviceException {
    int hundredths = (int) Math.round(factor * 100);
    if (Math.abs(factor) < LOWEST_POWER_FACTOR) {
      return new Attempt.Rejected(
          Reason.OUT_OF_RANGE,
          text("value", "power_factor_setpoint", factor, text("value.power-factor")));
    }
    Ceiling ceiling = ceiling();
    boolean off = Math.abs(hundredths) == 100;
    return written(
        off ? ceiling.control : ceiling.control | LIMIT_APPLIED | REACTIVE,
        ceiling.out,
        ceiling.in,
        0,
        (off ? 100 : hundredths) & 0xFFFF);
  }

  /** Starts or stops the inverter, if it lets itself be switched from afar. */
  public Attempt run(boolean running) throws DeviceException {
    if ((registers.read(REMOTE_CONFIG) & REMOTE_ON_OFF_ENABLED) == 0) {
      return new Attempt.Rejected(Reason.NOT_ALLOWED, text("remote.off"));
    }
    int wanted = running ? 1 : 0;
    if (registers.read(REMOTE_ON_OFF) != wanted) {
      registers.write(REMOTE_ON_OFF, wanted);
    }
    return new Attempt.Accepted(() -> registers.read(REMOTE_ON_OFF) == wanted, EFFECT);
  }

  /**
   * Takes back the limit, reactive power and power factor that this connection has set: 0x1105
   * without them, 100 %. On or off stays as a person wanted it.
   */
  public void release() throws DeviceException {
    if (touched) {
      int others = registers.read(POWER_CONTROL) & ~(LIMIT_APPLIED | REACTIVE);
      registers.write(POWER_CONTROL, others, UNLIMITED);
      touched = false;
    }
  }

  /** What stands in the registers before the reactive ones: they are written in one request. */
  private record Ceiling(int control, int out, int in) {}

  /** Without a limit in force, 100 % in both directions, so that bit 0 limits nothing. */
  private Ceiling ceiling() throws DeviceException {
    int[] now = registers.read(0x03, POWER_CONTROL, 3);
    int others = now[0] & ~(LIMIT_APPLIED | REACTIVE);
    boolean limited = (now[0] & LIMIT_APPLIED) != 0 && (now[1] < UNLIMITED || now[2] < UNLIMITED);
    return limited
        ? new Ceiling(others | LIMIT_APPLIED, now[1], now[2])
        : new Ceiling(others, UNLIMITED, UNLIMITED);
  }

  private Attempt written(int... wanted) throws DeviceException {
    touched = true;
    registers.write(POWER_CONTROL, wanted);
    return new Attempt.Accepted(
        () -> Arrays.equals(registers.read(0x03, POWER_CONTROL, wanted.length), wanted), EFFECT);
  }
}
