// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.hyd.internal;

import io.meriggio.device.Attempt;
import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.inverter.PassivePoints;
import io.meriggio.inverter.Registers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Steers the battery of a G3 hybrid in its passive mode (INVERTERS, section 5.1).
 *
 * <p>Order: the power triple, so that no step is made with stale bounds; the time-out pair, always,
 * or the last set point would survive a dead gateway; the mode, stored in EEPROM, only when it
 * differs; from then on only the triple, as long as the inverter stays in the mode.
 *
 * <p>Threads: of the device's own thread.
 */
final class PassiveMode {

  /** The words of 0x1110. */
  static final int SELF_CONSUMPTION = 0;

  static final int PASSIVE = 3;

  private static final int STORAGE_MODE = 0x1110;
  private static final int TIME_OUT = 0x1184;
  private static final int TRIPLE = 0x1187;
  private static final int TIME_OUT_SECONDS = 60;
  private static final int BACK_TO_PREVIOUS_MODE = 1;

  /** A third of the time-out. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);

  /** How long the inverter may take to show a new mode. */
  private static final Duration EFFECT = Duration.ofSeconds(10);

  private final Registers registers;
  private final Clock clock;
  private Optional<Wish> wish = Optional.empty();
  private boolean armed;
  private Instant armedAt = Instant.EPOCH;
  private Optional<Integer> modeBefore = Optional.empty();
  private boolean touched;

  /** What the inverter was told to do, in the words of {@code storage_mode}. */
  private record Wish(String mode, BatteryBounds bounds) {}

  /**
   * @param unit Modbus address
   */
  PassiveMode(ModbusLink link, int unit, Clock clock) {
    this.registers = new Registers(link, unit, Turn.FAST_POLL);
    this.clock = clock;
  }

  /**
   * Carries out a command on {@code storage_mode}, {@code battery_power_setpoint} or both.
   *
   * @param values checked against the points
   */
  Attempt carryOut(Map<String, Value> values) throws DeviceException {
    Optional<Integer> watts =
        Optional.ofNullable(values.get(HydPoints.SETPOINT))
            .map(value -> (int) Math.round(((Value.Numeric) value).number()));
    String mode =
        Optional.ofNullable(values.get(PassivePoints.STORAGE_MODE.id()))
            .map(value -> ((Value.Text) value).text())
            .or(() -> wish.map(Wish::mode))
            .orElse(PassivePoints.OTHER);
    if (watts.isPresent() && !mode.equals(PassivePoints.FORCED)) {
      return new Attempt.Rejected(
          Reason.NOT_IN_PASSIVE_MODE, HydTexts.text("forced-only", HydPoints.SETPOINT));
    }
    return switch (mode) {
      case PassivePoints.FORCED ->
          steer(new Wish(mode, watts.map(BatteryBounds::forced).orElseGet(this::boundsInForce)));
      case PassivePoints.NO_DISCHARGE -> steer(new Wish(mode, BatteryBounds.NO_DISCHARGE));
      default -> leave();
    };
  }

  private BatteryBounds boundsInForce() {
    return wish.filter(w -> w.mode().equals(PassivePoints.FORCED))
        .map(Wish::bounds)
        .orElse(BatteryBounds.IDLE);
  }

  private Attempt steer(Wish wanted) throws DeviceException {
    Optional<Wish> before = wish;
    touched = true;
    wish = Optional.of(wanted);
    try {
      registers.write(TRIPLE, wanted.bounds().registers());
      if (!armed) {
        arm();
      }
    } catch (DeviceException e) {
      armed = false;
      boolean refused = e.modbusException() != 0 || e.reason() == Reason.READ_ONLY_LINE;
      wish = refused ? before : wish;
      throw e;
    }
    return new Attempt.Accepted(() -> shows(wanted), EFFECT);
  }

  private void arm() throws DeviceException {
    registers.write(TIME_OUT, TIME_OUT_SECONDS, BACK_TO_PREVIOUS_MODE);
    int mode = registers.read(STORAGE_MODE);
    if (mode != PASSIVE) {
      modeBefore = Optional.of(mode);
      registers.write(STORAGE_MODE, PASSIVE);
    }
    armed = true;
    armedAt = clock.instant();
  }

  private boolean shows(Wish wanted) throws DeviceException {
    BatteryBounds read = BatteryBounds.of(registers.read(0x03, TRIPLE, BatteryBounds.LENGTH));
    return wanted.bounds().isShownBy(read) && registers.read(STORAGE_MODE) == PASSIVE;
  }

  /** Self-consumption, as the inverter itself does it. */
  private Attempt leave() throws DeviceException {
    touched = true;
    forget();
    writeMode(SELF_CONSUMPTION);
    return new Attempt.Accepted(() -> registers.read(STORAGE_MODE) == SELF_CONSUMPTION, EFFECT);
  }

  private void writeMode(int wanted) throws DeviceException {
    if (registers.read(STORAGE_MODE) != wanted) {
      registers.write(STORAGE_MODE, wanted);
    }
  }

  private void forget() {
    wish = Optional.empty();
    armed = false;
  }

  /**
   * What a poll has seen: an inverter that has left passive mode, by its time-out or by a person,
   * is brought back by the next command only, with the whole sequence.
   *
   * @param passive whether 0x1110 says passive mode
   */
  void seen(boolean passive) {
    boolean settling = Duration.between(armedAt, clock.instant()).abs().compareTo(EFFECT) < 0;
    if (!passive && armed && !settling) {
      forget();
    }
  }

  /** The inverter was away: the next command runs the whole sequence. */
  void identified() {
    armed = false;
  }

  /** What was commanded, for read-backs that can't tell; empty while nothing is. */
  Optional<String> commanded() {
    return wish.map(Wish::mode);
  }

  /** How often a command is to be repeated; empty while the inverter is its own. */
  Optional<Duration> keepAlive() {
    return wish.isPresent() ? Optional.of(KEEP_ALIVE) : Optional.empty();
  }

  /**
   * Leaves passive mode, if this connection brought the inverter there: for the mode of before, or
   * self-consumption.
   */
  void release() throws DeviceException {
    if (!touched) {
      return;
    }
    if (registers.read(STORAGE_MODE) == PASSIVE) {
      registers.write(STORAGE_MODE, modeBefore.orElse(SELF_CONSUMPTION));
    }
    forget();
    modeBefore = Optional.empty();
    touched = false;
  }
}
