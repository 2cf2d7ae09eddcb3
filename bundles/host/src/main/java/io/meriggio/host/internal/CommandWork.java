// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static io.meriggio.host.internal.HostTexts.text;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.CommandResult;
import io.meriggio.device.CommandResult.Failed;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.host.internal.CommandDesk.Ticket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries commands out on one open device: sent, read back, fed while they hold, and ended with
 * their fall-back.
 *
 * <p>Threads: used by the device's own thread.
 */
final class CommandWork {

  private static final Logger LOG = LoggerFactory.getLogger(CommandWork.class);

  /** Time between two read-backs of a command that has not taken effect yet. */
  static final Duration READ_BACK_EVERY = Duration.ofMillis(500);

  /** How long a fall-back may take beside running polls. */
  static final Duration RELEASE_BUDGET = Duration.ofSeconds(3);

  private final String device;
  private final CommandDesk desk;
  private final Function<Command, Optional<CommandResult.Rejected>> check;
  private final Consumer<Set<String>> changed;
  private final Time time;
  private final Leases leases = new Leases();
  private final BackOff releaseBackOff = new BackOff();
  private final Deque<Unconfirmed> unconfirmed = new ArrayDeque<>();

  /** Points that commands have changed since the device was last given back to itself. */
  private final Set<String> held = new HashSet<>();

  private Optional<Duration> keepAlive = Optional.empty();
  private long releaseNotBefore;

  /** A command that the device took and that has not read back yet. */
  private static final class Unconfirmed {
    private final Ticket ticket;
    private final Attempt.Confirmation confirmation;
    private final Duration within;
    private final long deadline;
    private long next;

    private Unconfirmed(Ticket ticket, Attempt.Accepted accepted, long now) {
      this.ticket = ticket;
      this.confirmation = accepted.confirmation();
      this.within = accepted.within();
      this.deadline = now + within.toNanos();
      this.next = now;
    }
  }

  /**
   * @param check looks at a command once more at its turn: when it was handed in, the device may
   *     not have been identified
   * @param changed told which points a command has changed, or the end of commands
   */
  CommandWork(
      String device,
      CommandDesk desk,
      Function<Command, Optional<CommandResult.Rejected>> check,
      Consumer<Set<String>> changed,
      Time time) {
    this.device = device;
    this.desk = desk;
    this.check = check;
    this.changed = changed;
    this.time = time;
    this.releaseNotBefore = time.nanos();
  }

  /**
   * Does the most urgent thing, if there is one.
   *
   * @return whether there was one: then look again
   * @throws CallFailed when the driver itself failed, not the device
   */
  boolean work(GuardedConnection connection) throws CallFailed {
    long now = time.nanos();
    leases.expire(now);
    endUnconfirmedOfEndedLeases();
    Optional<Ticket> ticket = desk.next();
    if (ticket.isPresent()) {
      send(connection, ticket.get());
      return true;
    }
    if (leases.releaseOwed() && now - releaseNotBefore >= 0) {
      release(connection);
      return true;
    }
    Optional<Command> hungry = leases.toFeed(keepAlive, now);
    if (hungry.isPresent()) {
      feed(connection, hungry.get());
      return true;
    }
    return readBackNext(connection, now);
  }

  /** How long until there is something to do, {@link Long#MAX_VALUE} when nothing waits. */
  long nanosToNext() {
    long now = time.nanos();
    long next = leases.nanosToNext(keepAlive, now);
    if (leases.releaseOwed()) {
      next = Math.min(next, releaseNotBefore - now);
    }
    for (Unconfirmed waiting : unconfirmed) {
      next = Math.min(next, waiting.next - now);
    }
    return Math.max(0, next);
  }

  /** The device is being closed: what is not confirmed will not be. */
  void end(Reason reason, Text detail) {
    unconfirmed.forEach(each -> desk.answer(each.ticket, new Failed(reason, detail)));
    unconfirmed.clear();
  }

  /** Whether the device must be given back to itself before it is closed. */
  boolean releaseAtClose() {
    leases.expire(time.nanos());
    return leases.releaseAtClose();
  }

  private void send(GuardedConnection connection, Ticket ticket) throws CallFailed {
    Command command = ticket.command();
    Optional<CommandResult.Rejected> problem = check.apply(command);
    if (problem.isPresent()) {
      answer(ticket, problem.get());
      return;
    }
    LOG.debug("device {}: command {} is sent: {}", device, command.id(), command.values());
    try {
      Attempt attempt = connection.execute(command);
      if (attempt instanceof Attempt.Rejected rejected) {
        answer(ticket, new CommandResult.Rejected(rejected.reason(), rejected.detail()));
        return;
      }
      hold(connection, command);
      if (attempt instanceof Attempt.Accepted accepted) {
        unconfirmed.add(new Unconfirmed(ticket, accepted, time.nanos()));
      } else {
        answer(ticket, new CommandResult.Accepted());
        changed.accept(command.values().keySet());
      }
    } catch (CallFailed e) {
      answer(ticket, new Failed(e.reason(), e.text()));
      holdIfItMayHaveBeenTaken(connection, command, e);
      rethrowUnexpected(e);
    }
  }

  /** What got no answer may still have taken effect, and then must end like all others. */
  private void holdIfItMayHaveBeenTaken(
      GuardedConnection connection, Command command, CallFailed failure) throws CallFailed {
    boolean refused =
        failure.reason() == Reason.MODBUS_EXCEPTION
            || failure.reason() == Reason.READ_ONLY_LINE
            || failure.reason() == Reason.LINE_DOWN;
    if (!refused && !failure.isUnexpected()) {
      hold(connection, command);
    }
  }

  private void hold(GuardedConnection connection, Command command) throws CallFailed {
    leases.begin(command, time.nanos());
    held.addAll(command.values().keySet());
    keepAlive = connection.keepAlive();
  }

  private void release(GuardedConnection connection) throws CallFailed {
    try {
      connection.release(RELEASE_BUDGET);
      LOG.info("device {}: a command has ended, the device is its own again", device);
      leases.released();
      changed.accept(Set.copyOf(held));
      held.clear();
      releaseBackOff.reset();
    } catch (CallFailed e) {
      releaseNotBefore = time.nanos() + releaseBackOff.next().toNanos();
      LOG.warn("device {}: the fall-back failed and is tried again: {}", device, e.getMessage());
      rethrowUnexpected(e);
    }
  }

  private void feed(GuardedConnection connection, Command command) throws CallFailed {
    try {
      Attempt attempt = connection.execute(command);
      if (attempt instanceof Attempt.Rejected rejected) {
        LOG.warn("device {}: command {} can't go on: {}", device, command.id(), rejected.detail());
      }
    } catch (CallFailed e) {
      LOG.warn("device {}: command {} was not fed: {}", device, command.id(), e.getMessage());
      rethrowUnexpected(e);
    }
  }

  private boolean readBackNext(GuardedConnection connection, long now) throws CallFailed {
    for (Unconfirmed waiting : unconfirmed) {
      if (now - waiting.next >= 0) {
        readBack(connection, waiting, now);
        return true;
      }
    }
    return false;
  }

  private void readBack(GuardedConnection connection, Unconfirmed waiting, long asked)
      throws CallFailed {
    Failed ifLate;
    try {
      if (connection.confirmed(waiting.confirmation)) {
        settle(waiting, new CommandResult.Confirmed());
        changed.accept(waiting.ticket.command().values().keySet());
        return;
      }
      double seconds = waiting.within.toMillis() / 1000.0;
      ifLate = new Failed(Reason.MISMATCH, text("command.differs", seconds));
    } catch (CallFailed e) {
      ifLate = new Failed(e.reason(), text("command.unread", e.text()));
      if (e.isUnexpected()) {
        settle(waiting, ifLate);
        throw e;
      }
    }
    if (asked - waiting.deadline >= 0) {
      settle(waiting, ifLate);
    } else {
      long next = time.nanos() + READ_BACK_EVERY.toNanos();
      waiting.next = next - waiting.deadline < 0 ? next : waiting.deadline;
    }
  }

  private void settle(Unconfirmed done, CommandResult result) {
    unconfirmed.remove(done);
    answer(done.ticket, result);
  }

  private void endUnconfirmedOfEndedLeases() {
    List<Unconfirmed> ended = new ArrayList<>(unconfirmed);
    ended.removeIf(each -> leases.holds(each.ticket.command()));
    for (Unconfirmed each : ended) {
      settle(each, new Failed(Reason.EXPIRED, text("command.ended")));
    }
  }

  private void answer(Ticket ticket, CommandResult result) {
    LOG.info(
        "device {}: command {} by {}: {}",
        device,
        ticket.command().id(),
        ticket.command().origin().door(),
        result);
    desk.answer(ticket, result);
  }

  private static void rethrowUnexpected(CallFailed e) throws CallFailed {
    if (e.isUnexpected()) {
      throw e;
    }
  }
}
