// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import static io.meriggio.inverter.InverterTexts.text;

import io.meriggio.device.Attempt;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Point;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.inverter.PassiveOrder.Auto;
import io.meriggio.inverter.PassiveOrder.Power;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Steers the battery of an old storage inverter (3000SP, old single-phase HYD) in its passive mode
 * (INVERTERS, section 5.3): {@code storage_mode} and {@code battery_power_setpoint}.
 *
 * <p>The inverter does not tell its set point: it is kept here. As long as the inverter is steered
 * it must hear a heartbeat: the host repeats a command with a term as {@link #keepAlive} says; for
 * all others {@link #keep} after each poll does it. A pause is 0 W, not standby, out of which the
 * inverter takes minutes.
 *
 * <p>Threads: used by the device's own thread only.
 */
public final class PassiveStorage {

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);
  private static final Duration EFFECT = Duration.ofSeconds(10);

  private final WorkMode workMode;
  private final PassiveSteering steering;
  private final SurplusCharge surplus;
  private final boolean mayChangeMode;
  private final Point setpoint;
  private final DeviceContext context;
  private Optional<Wish> wish = Optional.empty();
  private boolean touched;

  /** What the inverter was told to do, in the words of {@code storage_mode}. */
  private record Wish(String mode, PassiveOrder order) {}

  /**
   * @param context of the device; its settings may hold {@code commandSet} and {@code
   *     allowPassiveMode}
   * @param nominalPower of the inverter in W
   */
  public PassiveStorage(DeviceContext context, int nominalPower) {
    ModbusLink link = (ModbusLink) context.link();
    this.context = context;
    this.workMode = new WorkMode(link, context.unit());
    this.steering =
        new PassiveSteering(
            CommandSet.of(context.settings()).commands(link, context.unit(), workMode),
            context.clock());
    this.surplus = new SurplusCharge(context.clock(), nominalPower);
    this.mayChangeMode = context.settings().flag(PassivePoints.ALLOW_PASSIVE_MODE).orElse(false);
    this.setpoint = PassivePoints.setpoint(nominalPower);
  }

  /**
   * Carries out a command on {@code storage_mode}, {@code battery_power_setpoint} or both.
   *
   * @param values checked against {@link PassivePoints}
   */
  public Attempt carryOut(Map<String, Value> values) throws DeviceException {
    Optional<String> mode =
        Optional.ofNullable(values.get(PassivePoints.STORAGE_MODE.id()))
            .map(value -> ((Value.Text) value).text());
    Optional<Integer> power =
        Optional.ofNullable(values.get(setpoint.id()))
            .map(value -> (int) Math.round(((Value.Numeric) value).number()));
    String wanted = mode.or(() -> wish.map(Wish::mode)).orElse(PassivePoints.OTHER);
    if (power.isPresent() && !wanted.equals(PassivePoints.FORCED)) {
      return new Attempt.Rejected(Reason.NOT_ALLOWED, text("passive.forced-first", setpoint.id()));
    }
    return switch (wanted) {
      case PassivePoints.FORCED -> apply(forced(power));
      case PassivePoints.NO_DISCHARGE -> apply(noDischarge());
      default -> selfConsumption();
    };
  }

  private Wish forced(Optional<Integer> power) {
    int watts = power.or(this::setpointInForce).orElse(0);
    return new Wish(PassivePoints.FORCED, new Power(watts));
  }

  private Wish noDischarge() {
    return new Wish(PassivePoints.NO_DISCHARGE, new Power(-surplus.watts()));
  }

  private Optional<Integer> setpointInForce() {
    return wish.filter(w -> w.mode().equals(PassivePoints.FORCED))
        .map(w -> ((Power) w.order()).watts());
  }

  private Attempt apply(Wish wanted) throws DeviceException {
    OptionalInt mode = workMode.read();
    boolean switched = mode.isPresent() && mode.getAsInt() != WorkMode.PASSIVE;
    if (switched && !mayChangeMode) {
      return refusedAsNotPassive(wanted);
    }
    touched = true;
    if (switched) {
      workMode.change(mode.getAsInt(), WorkMode.PASSIVE);
    }
    PassiveReply reply = steering.order(wanted.order());
    boolean tooEarly = switched && reply.result() == PassiveReply.Result.NOT_IN_PASSIVE_MODE;
    if (reply.result() == PassiveReply.Result.ACCEPTED) {
      hold(wanted);
      return steering.isAlive() ? new Attempt.Done() : later(wanted);
    }
    if (tooEarly || reply.result().isPassing()) {
      hold(wanted);
      return later(wanted);
    }
    if (switched) {
      workMode.putBack(WorkMode.PASSIVE);
    }
    return reply.result() == PassiveReply.Result.NOT_IN_PASSIVE_MODE
        ? refusedAsNotPassive(wanted)
        : PassiveSteering.refusal(reply, wanted.order());
  }

  /** Tries again between polls, as long as nothing else is wished. */
  private Attempt later(Wish wanted) {
    return new Attempt.Accepted(
        () -> wish.filter(wanted::equals).isPresent() && steering.confirmed(wanted.order()),
        EFFECT);
  }

  private Attempt refusedAsNotPassive(Wish wanted) {
    if (wish.filter(w -> w.mode().equals(wanted.mode())).isPresent()) {
      // somebody took the inverter out of passive mode while it was steered: it is theirs
      forget();
    }
    return PassiveSteering.notPassive();
  }

  /** Gives the battery back to the inverter, in the mode in which it steers itself. */
  private Attempt selfConsumption() throws DeviceException {
    OptionalInt mode = workMode.read();
    boolean passive = mode.isEmpty() || mode.getAsInt() == WorkMode.PASSIVE;
    if (passive && (mode.isEmpty() || !workMode.isChanged())) {
      return apply(new Wish(PassivePoints.SELF_CONSUMPTION, new Auto()));
    }
    if (!passive && mode.getAsInt() != WorkMode.AUTO && !mayChangeMode) {
      return new Attempt.Rejected(
          Reason.NOT_ALLOWED,
          text("passive.work-mode", mode.getAsInt(), PassivePoints.ALLOW_PASSIVE_MODE));
    }
    if (mode.getAsInt() != WorkMode.AUTO) {
      touched = true;
      workMode.change(mode.getAsInt(), WorkMode.AUTO);
    }
    forget();
    return new Attempt.Accepted(
        () -> workMode.read().equals(OptionalInt.of(WorkMode.AUTO)), EFFECT);
  }

  /** How often a command must be repeated; empty while the inverter is not steered. */
  public Optional<Duration> keepAlive() {
    return touched ? Optional.of(KEEP_ALIVE) : Optional.empty();
  }

  /**
   * Keeps a steered inverter alive after a poll, unless the host has just done so.
   *
   * @throws DeviceException when the inverter does not answer
   */
  public void keep() throws DeviceException {
    boolean follows = wish.filter(w -> w.mode().equals(PassivePoints.NO_DISCHARGE)).isPresent();
    if (wish.isEmpty() || !steering.isDue()) {
      return;
    }
    try {
      apply(follows ? noDischarge() : wish.get());
    } catch (DeviceException e) {
      if (e.modbusException() == 0) {
        throw e;
      }
    }
  }

  /**
   * What a poll has measured, for charging from the surplus alone.
   *
   * @param gridPower export +, in W; empty = unknown
   * @param batteryPower discharge +, in W; empty = unknown
   */
  public void measured(Optional<Double> gridPower, Optional<Double> batteryPower) {
    surplus.measured(gridPower, batteryPower);
  }

  /**
   * Gives the inverter back to itself: automatic operation, and the work mode of before where this
   * gateway has changed it. Where passive mode was set on the display it stays, and {@link #keep}
   * goes on: without a heartbeat the inverter would fall into standby. A driver calls it when it
   * closes, too: without a heartbeat no order outlives it.
   */
  public void release() throws DeviceException {
    if (!touched) {
      return;
    }
    OptionalInt mode = workMode.read();
    boolean passive = mode.isEmpty() || mode.getAsInt() == WorkMode.PASSIVE;
    boolean stays = passive && steering.released(workMode.isChanged());
    stays &= !workMode.isChanged();
    workMode.putBack(mode.orElse(WorkMode.PASSIVE));
    forget();
    if (stays) {
      hold(new Wish(PassivePoints.SELF_CONSUMPTION, new Auto()));
    }
    touched = false;
  }

  /**
   * The point {@code storage_mode}, of a reading of 0x1200 by its words in the map.
   *
   * @param reading AUTO, TIME_OF_USE, TIMED or PASSIVE
   */
  public Reading shown(Reading reading) {
    return new Reading(
        reading.point(),
        reading.value().map(value -> Value.of(word(value))),
        reading.quality(),
        reading.reason(),
        reading.at());
  }

  private String word(Value workModeWord) {
    String word = workModeWord instanceof Value.Text text ? text.text() : "";
    return switch (word) {
      case "AUTO" -> PassivePoints.SELF_CONSUMPTION;
      case "PASSIVE" -> wish.map(Wish::mode).orElse(PassivePoints.OTHER);
      default -> PassivePoints.OTHER;
    };
  }

  private void hold(Wish wanted) {
    boolean wasForced = setpointInForce().isPresent();
    wish = Optional.of(wanted);
    put(
        Reading.good(
            PassivePoints.STORAGE_MODE, Value.of(wanted.mode()), context.clock().instant()));
    setpointInForce()
        .ifPresentOrElse(
            watts -> put(Reading.good(setpoint, Value.of(watts), context.clock().instant())),
            () -> noSetpoint(wasForced));
  }

  private void forget() {
    boolean wasForced = setpointInForce().isPresent();
    wish = Optional.empty();
    noSetpoint(wasForced);
  }

  private void noSetpoint(boolean wasForced) {
    if (wasForced) {
      put(Reading.bad(setpoint, Reason.NOT_PRESENT, context.clock().instant()));
    }
  }

  private void put(Reading reading) {
    context.sink().accept(reading);
  }
}
