// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import static io.meriggio.inverter.InverterTexts.text;

import io.meriggio.device.Attempt;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.inverter.PassiveOrder.Auto;
import io.meriggio.inverter.PassiveOrder.Power;
import io.meriggio.inverter.PassiveOrder.Standby;
import io.meriggio.inverter.PassiveReply.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Gives orders with their heartbeats, and tells answers to people. */
final class PassiveSteering {

  /** Heartbeats are allowed once a second. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Heartbeats are due every 1 to 10 s; polls come every 5 s, not to the millisecond. */
  private static final Duration DUE = Duration.ofSeconds(4);

  private final PassiveCommands commands;
  private final Clock clock;
  private Instant lastOrder = Instant.EPOCH;
  private Instant lastHeartbeat = Instant.EPOCH;

  PassiveSteering(PassiveCommands commands, Clock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * Gives an order, and a heartbeat when it was taken. A 0 W that the inverter refuses as a value
   * becomes standby: that it is allowed has a single source.
   */
  PassiveReply order(PassiveOrder order) throws DeviceException {
    lastOrder = clock.instant();
    PassiveReply reply = commands.order(order);
    if (reply.result() == Result.BAD_VALUE && order.equals(new Power(0))) {
      reply = commands.order(new Standby());
    }
    if (reply.result() == Result.ACCEPTED) {
      tryHeartbeat();
    }
    return reply;
  }

  /** The order stands already when its heartbeat fails: the next one comes soon. */
  private void tryHeartbeat() {
    try {
      heartbeat();
    } catch (DeviceException e) {
      lastHeartbeat = Instant.EPOCH;
    }
  }

  private void heartbeat() throws DeviceException {
    if (isPast(lastHeartbeat, SHORTEST)) {
      commands.heartbeat();
      lastHeartbeat = clock.instant();
    }
  }

  /** Whether the inverter heard the last heartbeat that was due. */
  boolean isAlive() {
    return !lastHeartbeat.equals(Instant.EPOCH);
  }

  /** Whether nobody has repeated the order for some seconds. */
  boolean isDue() {
    return isPast(lastOrder, DUE);
  }

  /** Gives the order again and tells whether it was taken, heartbeat included. */
  boolean confirmed(PassiveOrder order) throws DeviceException {
    PassiveReply reply = commands.order(order);
    lastOrder = clock.instant();
    if (reply.result() != Result.ACCEPTED) {
      Attempt.Rejected why = refusal(reply, order);
      throw new DeviceException(why.reason(), why.detail());
    }
    heartbeat();
    return true;
  }

  /**
   * Orders automatic operation.
   *
   * @param modeIsPutBack whether the work mode is put back afterwards: then a firmware that does
   *     not know the order needs it not
   * @return whether the inverter took it and is in passive mode
   */
  boolean released(boolean modeIsPutBack) throws DeviceException {
    try {
      PassiveReply reply = order(new Auto());
      if (reply.result().isPassing() || reply.result() == Result.UNKNOWN) {
        Attempt.Rejected why = refusal(reply, new Auto());
        throw new DeviceException(why.reason(), why.detail());
      }
      return reply.result() == Result.ACCEPTED;
    } catch (DeviceException e) {
      if (e.modbusException() == 0 || !modeIsPutBack) {
        throw e;
      }
      return true;
    }
  }

  /** The inverter is not in passive mode, with the mend. */
  static Attempt.Rejected notPassive() {
    return new Attempt.Rejected(
        Reason.NOT_IN_PASSIVE_MODE, text("passive.off", PassivePoints.ALLOW_PASSIVE_MODE));
  }

  /** Why an order was not taken, for people. */
  static Attempt.Rejected refusal(PassiveReply reply, PassiveOrder order) {
    String status = reply.statusText();
    Text state = status.isEmpty() ? Text.NONE : Text.plain("(" + status + ")");
    return switch (reply.result()) {
      case NOT_IN_PASSIVE_MODE -> notPassive();
      case BAD_VALUE ->
          new Attempt.Rejected(
              Reason.OUT_OF_RANGE, text("order.refused", words(order)).and(" ", state));
      case BUSY -> new Attempt.Rejected(Reason.DEVICE_ERROR, text("order.busy").and(" ", state));
      case BAD_CHECKSUM ->
          new Attempt.Rejected(Reason.DEVICE_ERROR, text("order.garbled").and(" ", state));
      default ->
          new Attempt.Rejected(Reason.DEVICE_ERROR, text("order.unexplained").and(" ", state));
    };
  }

  private static Text words(PassiveOrder order) {
    if (order instanceof Power power) {
      return text(power.watts() < 0 ? "order.charge" : "order.discharge", Math.abs(power.watts()));
    }
    return text(order instanceof Standby ? "order.standby" : "order.automatic");
  }

  /** A clock that was set back counts as past. */
  private boolean isPast(Instant since, Duration span) {
    Duration gone = Duration.between(since, clock.instant());
    return gone.isNegative() || gone.compareTo(span) >= 0;
  }
}
