// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.powermagic.internal;

import static io.meriggio.drivers.powermagic.internal.CabinetPoints.EXPORT_LIMIT;
import static io.meriggio.drivers.powermagic.internal.CabinetPoints.MODE;
import static io.meriggio.drivers.powermagic.internal.CabinetPoints.POWER;
import static io.meriggio.drivers.powermagic.internal.CabinetPoints.POWER_FACTOR;
import static io.meriggio.drivers.powermagic.internal.CabinetPoints.REACTIVE;
import static io.meriggio.drivers.powermagic.internal.CabinetPoints.RUNNING;
import static io.meriggio.drivers.powermagic.internal.CabinetPoints.WATCHDOG;

import io.meriggio.device.Attempt;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.device.Value;
import io.meriggio.modbus.MappedRegisters;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What each command means for the cabinet, and what forbids it. */
final class CabinetCommands {

  /** The points whose rows a set-point may write together. */
  static final Set<String> SEQUENCE =
      Set.of(
          MODE,
          RUNNING,
          POWER,
          REACTIVE,
          POWER_FACTOR,
          WATCHDOG,
          "reactive_mode",
          "watchdog_action");

  private static final double LEAST_POWER_FACTOR = 0.8;
  private static final int FIXED_REACTIVE = 1;
  private static final int FIXED_POWER_FACTOR = 2;

  /** Looks at the running-down power, 500 ms apart. */
  private static final int LOOKS = CabinetConnection.RUN_DOWN_SECONDS * 2;

  private final MappedRegisters cabinet;
  private final RemoteDispatch dispatch;
  private Optional<int[]> previousExportLimit = Optional.empty();
  private Optional<Double> wanted = Optional.empty();
  private boolean stopped;

  CabinetCommands(MappedRegisters cabinet, RemoteDispatch dispatch) {
    this.cabinet = cabinet;
    this.dispatch = dispatch;
  }

  boolean isHeld() {
    return dispatch.isHeld();
  }

  Attempt carryOut(Map<String, Value> values, Duration effect) throws DeviceException {
    Optional<Text> danger = HardStop.now(cabinet);
    if (danger.isPresent()) {
      hardStop();
      return new Attempt.Rejected(Reason.NOT_ALLOWED, CabinetTexts.text("danger", danger.get()));
    }
    stopped = false;
    Map.Entry<String, Value> first = values.entrySet().iterator().next();
    return switch (first.getKey()) {
      case EXPORT_LIMIT -> exportLimit(first.getValue(), effect);
      case WATCHDOG -> watchdog(first.getValue(), effect);
      case RUNNING -> run(first.getValue(), effect);
      default -> dispatch(values, effect);
    };
  }

  private Attempt exportLimit(Value limit, Duration effect) throws DeviceException {
    double watts = ((Value.Numeric) limit).number();
    if (watts < 0 && watts != -1) {
      return outOfRange(EXPORT_LIMIT, watts, CabinetTexts.text("value.export"));
    }
    if (previousExportLimit.isEmpty()) {
      previousExportLimit = cabinet.commanded(EXPORT_LIMIT);
    }
    cabinet.writeIfOther(EXPORT_LIMIT, limit);
    return new Attempt.Accepted(() -> cabinet.holds(EXPORT_LIMIT, limit), effect);
  }

  private Attempt watchdog(Value seconds, Duration effect) throws DeviceException {
    cabinet.writeIfOther(WATCHDOG, seconds);
    dispatch.watchdog((int) ((Value.Numeric) seconds).number());
    return new Attempt.Accepted(() -> cabinet.holds(WATCHDOG, seconds), effect);
  }

  private Attempt run(Value run, Duration effect) throws DeviceException {
    if (dispatch.isHeld() && run.equals(Value.of(false))) {
      dispatch.idle();
    }
    cabinet.writeIfOther(RUNNING, run);
    return new Attempt.Accepted(() -> cabinet.holds(RUNNING, run), effect);
  }

  private Attempt dispatch(Map<String, Value> values, Duration effect) throws DeviceException {
    Optional<Attempt.Rejected> refusal = contradiction(values);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (Value.of(StorageMode.SELF_CONSUMPTION.name()).equals(values.get(MODE))) {
      return selfConsumption();
    }
    double watts =
        values.get(POWER) instanceof Value.Numeric power ? power.number() : wanted.orElse(0.0);
    PowerLimits limits = PowerLimits.now(cabinet);
    boolean repeated = dispatch.isHeld() && wanted.isPresent() && wanted.get() == watts;
    if (!repeated && watts != limits.within(watts)) {
      return outOfRange(
          POWER,
          watts,
          limits
              .towards(watts)
              .map(limit -> CabinetTexts.text("value.now", limit))
              .orElseGet(() -> CabinetTexts.text("value.untold")));
    }
    return sent(values, watts, limits.within(watts), effect);
  }

  private Attempt sent(Map<String, Value> values, double watts, double possible, Duration effect)
      throws DeviceException {
    try {
      dispatch.dispatch(possible);
    } catch (DeviceException e) {
      if (e.reason() == Reason.NOT_ALLOWED) {
        return new Attempt.Rejected(e.reason(), e.text());
      }
      throw e;
    }
    wanted = Optional.of(watts);
    Map<String, Value> shown = new HashMap<>(values);
    shown.remove(MODE);
    shown.put(POWER, Value.of(possible));
    if (values.containsKey(REACTIVE)) {
      dispatch.dispatchReactive(REACTIVE, values.get(REACTIVE), FIXED_REACTIVE);
    } else if (values.containsKey(POWER_FACTOR)) {
      dispatch.dispatchReactive(POWER_FACTOR, values.get(POWER_FACTOR), FIXED_POWER_FACTOR);
    }
    return new Attempt.Accepted(() -> dispatch.shows(shown), effect);
  }

  private static Optional<Attempt.Rejected> contradiction(Map<String, Value> values) {
    if (values.containsKey(REACTIVE) && values.containsKey(POWER_FACTOR)) {
      return Optional.of(
          new Attempt.Rejected(
              Reason.NOT_ALLOWED, CabinetTexts.text("one-of", REACTIVE, POWER_FACTOR)));
    }
    if (Value.of(StorageMode.SELF_CONSUMPTION.name()).equals(values.get(MODE))
        && values.size() > 1) {
      return Optional.of(new Attempt.Rejected(Reason.NOT_ALLOWED, CabinetTexts.text("alone")));
    }
    if (values.get(POWER_FACTOR) instanceof Value.Numeric factor
        && Math.abs(factor.number()) < LEAST_POWER_FACTOR) {
      return Optional.of(
          outOfRange(POWER_FACTOR, factor.number(), CabinetTexts.text("value.power-factor")));
    }
    return Optional.empty();
  }

  /** The cabinet is idled; its mode follows when the power has run down, or after 20 s. */
  private Attempt selfConsumption() throws DeviceException {
    wanted = Optional.empty();
    if (!dispatch.isHeld()) {
      dispatch.giveToSelfConsumption();
    } else {
      dispatch.idle();
    }
    int[] looks = {0};
    return new Attempt.Accepted(
        () -> {
          if (dispatch.isHeld() && (dispatch.isQuiet() || ++looks[0] >= LOOKS)) {
            dispatch.giveToSelfConsumption();
          }
          return !dispatch.isHeld() && dispatch.mode() == StorageMode.SELF_CONSUMPTION;
        },
        Duration.ofSeconds(CabinetConnection.RUN_DOWN_SECONDS + 10));
  }

  /** Sends set-point 0 once, and nothing more: the cabinet's own protection does the rest. */
  void hardStop() throws DeviceException {
    if (dispatch.isHeld() && !stopped) {
      dispatch.idle();
      wanted = Optional.of(0.0);
      stopped = true;
    }
  }

  /**
   * Gives the cabinet back to itself.
   *
   * @param looks how often to look whether the power has run down
   * @param pause waits for the next look; false = no more looks
   * @throws DeviceException {@link Reason#NOT_ALLOWED} while a danger forbids every command
   */
  void release(long looks, BooleanSupplier pause) throws DeviceException {
    if (!dispatch.isHeld() && previousExportLimit.isEmpty()) {
      return;
    }
    Optional<Text> danger = HardStop.now(cabinet);
    if (danger.isPresent()) {
      hardStop();
      throw new DeviceException(
          Reason.NOT_ALLOWED, CabinetTexts.text("danger.watchdog", danger.get()));
    }
    if (previousExportLimit.isPresent()) {
      cabinet.restore(EXPORT_LIMIT, previousExportLimit.get());
      previousExportLimit = Optional.empty();
    }
    if (dispatch.isHeld()) {
      dispatch.idle();
      wanted = Optional.empty();
      for (long look = 0; look < looks && !dispatch.isQuiet(); look++) {
        if (!pause.getAsBoolean()) {
          break;
        }
      }
      dispatch.giveBack();
    }
  }

  private static Attempt.Rejected outOfRange(String id, double found, Text allowed) {
    return new Attempt.Rejected(
        Reason.OUT_OF_RANGE, CabinetTexts.text("value", id, found, allowed));
  }
}
