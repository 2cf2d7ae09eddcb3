// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.powermagic.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.modbus.MappedRegisters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cabinet in the hands of the gateway (OTHER-DEVICES, section 3): taken over by watchdog, mode
 * and run command, fed by its set-point, and given back.
 */
final class RemoteDispatch {

  /** The watchdog's action: back to self-consumption, the cabinet's own default. */
  static final int RETURN_TO_SELF_CONSUMPTION = 2;

  static final int DEFAULT_WATCHDOG_SECONDS = 60;

  private static final String MODE = "storage_mode";
  private static final String POWER = "battery_power_setpoint";
  private static final String REACTIVE_MODE = "reactive_mode";

  /** A share of the rated power below which the cabinet counts as run down. */
  private static final double QUIET = 0.02;

  private final MappedRegisters cabinet;
  private final List<String> modeWords;
  private int watchdogSeconds = DEFAULT_WATCHDOG_SECONDS;
  private Optional<int[]> previousMode = Optional.empty();
  private boolean held;
  private boolean reactive;
  private double watts;

  /**
   * @param modeWords the words that a command may give the mode, none when the map has none
   */
  RemoteDispatch(MappedRegisters cabinet, List<String> modeWords) {
    this.cabinet = cabinet;
    this.modeWords = modeWords;
  }

  /** Whether the cabinet is in the hands of the gateway. */
  boolean isHeld() {
    return held;
  }

  /** The set-point in force, W, discharge +; 0 when none has been given. */
  double watts() {
    return watts;
  }

  /** The time without a set-point after which the cabinet returns to itself; sent with the next. */
  void watchdog(int seconds) {
    watchdogSeconds = seconds;
  }

  /**
   * Sends a set-point, takes the cabinet over first if it is its own.
   *
   * @param setPoint W, discharge +, within what the cabinet can
   * @throws DeviceException {@link Reason#NOT_ALLOWED} when somebody has taken the cabinet back by
   *     hand
   */
  void dispatch(double setPoint) throws DeviceException {
    if (held) {
      refuseIfTakenBack();
    }
    if (!held || mode() != StorageMode.FORCED) {
      takeOver();
    }
    cabinet.write(POWER, Value.of(setPoint));
    watts = setPoint;
  }

  private void takeOver() throws DeviceException {
    if (!held) {
      previousMode = mode() == StorageMode.FORCED ? Optional.empty() : cabinet.commanded(MODE);
    }
    if (cabinet.writes("watchdog_timeout")) {
      cabinet.write("watchdog_timeout", Value.of(watchdogSeconds));
    }
    if (cabinet.writes("watchdog_action")) {
      cabinet.write("watchdog_action", Value.of(RETURN_TO_SELF_CONSUMPTION));
    }
    held = true;
    cabinet.write(MODE, StorageMode.FORCED.commanded(modeWords));
    if (cabinet.writes("running")) {
      cabinet.write("running", Value.of(true));
    }
  }

  /** A local mode or a stop by hand ends the gateway's command: it does not fight a person. */
  private void refuseIfTakenBack() throws DeviceException {
    if (cabinet.word(MODE).filter(StorageMode.LOCAL::equals).isPresent()) {
      throw refusal("taken-local");
    }
    if (cabinet.writes("running") && !cabinet.holds("running", Value.of(true))) {
      throw refusal("taken-stopped");
    }
  }

  private static DeviceException refusal(String key) {
    return new DeviceException(Reason.NOT_ALLOWED, CabinetTexts.text(key));
  }

  /**
   * Sends a reactive set-point; the cabinet is in the gateway's hands already.
   *
   * @param id {@code reactive_power_setpoint} or {@code power_factor_setpoint}
   * @param way 1 fixed reactive power, 2 fixed power factor
   */
  void dispatchReactive(String id, Value value, int way) throws DeviceException {
    cabinet.write(id, value);
    if (cabinet.writes(REACTIVE_MODE)) {
      cabinet.writeIfOther(REACTIVE_MODE, Value.of(way));
    }
    reactive = true;
  }

  /** Whether the cabinet shows this set-point and obeys it. */
  boolean shows(Map<String, Value> values) throws DeviceException {
    for (Map.Entry<String, Value> each : values.entrySet()) {
      if (!cabinet.holds(each.getKey(), each.getValue())) {
        return false;
      }
    }
    return mode() == StorageMode.FORCED;
  }

  /** The mode that is active now. */
  StorageMode mode() throws DeviceException {
    return cabinet.word(MODE).map(StorageMode::of).orElse(StorageMode.OTHER);
  }

  /** Begins to leave: no power is asked for any more. */
  void idle() throws DeviceException {
    cabinet.write(POWER, Value.of(0));
    watts = 0;
  }

  /** Whether less than 2 % of the rated power still flows. */
  boolean isQuiet() throws DeviceException {
    Optional<Double> rated = cabinet.number("rated_power").filter(power -> power > 0);
    Optional<Double> flowing =
        cabinet.number(cabinet.reads("ac_power") ? "ac_power" : "battery_power");
    return rated.isEmpty() || flowing.isEmpty() || Math.abs(flowing.get()) < QUIET * rated.get();
  }

  /** Ends: the mode before the gateway came, or self-consumption when it was the gateway's. */
  void giveBack() throws DeviceException {
    if (reactive && cabinet.writes(REACTIVE_MODE)) {
      cabinet.write(REACTIVE_MODE, Value.of(0));
    }
    reactive = false;
    if (previousMode.isPresent()) {
      cabinet.restore(MODE, previousMode.get());
    } else {
      cabinet.write(MODE, StorageMode.SELF_CONSUMPTION.commanded(modeWords));
    }
    held = false;
  }

  /** Ends by command: self-consumption, whatever it was before. */
  void giveToSelfConsumption() throws DeviceException {
    previousMode = Optional.empty();
    giveBack();
  }
}
