// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static io.meriggio.host.internal.HostTexts.text;

import io.meriggio.device.Command;
import io.meriggio.device.CommandResult;
import io.meriggio.device.CommandResult.Failed;
import io.meriggio.device.CommandResult.Rejected;
import io.meriggio.device.Point;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Where commands of one device are handed in and wait for its thread. It outlives drivers: while
 * closed it answers at once with why.
 *
 * <p>Threads: all methods may be called from any thread; none blocks. Callers hear of results on
 * threads of the executor, so that a slow one delays no device.
 */
final class CommandDesk {

  /** Commands that may wait: more would be old before their turn. */
  static final int PLACES = 16;

  /** Longest wait for the turn of a command that does not say how long it holds. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Time time;
  private final Executor answers;
  private final Bell bell;
  private final Deque<Ticket> waiting = new ArrayDeque<>();
  private final Map<String, Long> lastTaken = new HashMap<>();
  private Optional<Failed> closed =
      Optional.of(new Failed(Reason.DRIVER_ABSENT, text("device.unstarted")));

  /**
   * A command and its answer to be.
   *
   * @param taken when it was handed in, by the ticker
   */
  record Ticket(Command command, long taken, CompletableFuture<CommandResult> answer) {}

  /**
   * @param bell rung when a command has come
   */
  CommandDesk(Time time, Executor answers, Bell bell) {
    this.time = time;
    this.answers = answers;
    this.bell = bell;
  }

  /** Lets commands in. */
  synchronized void open() {
    closed = Optional.empty();
  }

  /** Ends what waits and answers what comes from now on with the same words. */
  void close(Reason reason, Text detail) {
    Failed why = new Failed(reason, detail);
    List<Ticket> ended;
    synchronized (this) {
      closed = Optional.of(why);
      ended = new ArrayList<>(waiting);
      waiting.clear();
    }
    ended.forEach(ticket -> answer(ticket, why));
  }

  /**
   * Takes a command that has been checked, or answers at once.
   *
   * @param points the points of the device, for their shortest interval
   */
  CompletionStage<CommandResult> take(Command command, List<Point> points) {
    Optional<CommandResult> refusal;
    Ticket ticket = new Ticket(command, time.nanos(), new CompletableFuture<>());
    synchronized (this) {
      refusal = refusal(command, points, ticket.taken);
      if (refusal.isEmpty()) {
        waiting.add(ticket);
        command.values().keySet().forEach(point -> lastTaken.put(point, ticket.taken));
      }
    }
    refusal.ifPresentOrElse(result -> answer(ticket, result), bell::ring);
    return ticket.answer.minimalCompletionStage();
  }

  /** The next command to carry out. What has waited longer than it holds is answered on the way. */
  Optional<Ticket> next() {
    List<Ticket> expired = new ArrayList<>();
    Optional<Ticket> found = Optional.empty();
    synchronized (this) {
      while (found.isEmpty() && !waiting.isEmpty()) {
        Ticket ticket = waiting.remove();
        if (hasExpired(ticket)) {
          expired.add(ticket);
        } else {
          found = Optional.of(ticket);
        }
      }
    }
    Failed why = new Failed(Reason.EXPIRED, text("command.waited"));
    expired.forEach(ticket -> answer(ticket, why));
    return found;
  }

  synchronized boolean hasWaiting() {
    return !waiting.isEmpty();
  }

  /** Answers a command; only the first answer counts. */
  void answer(Ticket ticket, CommandResult result) {
    answers.execute(() -> ticket.answer.complete(result));
  }

  private Optional<CommandResult> refusal(Command command, List<Point> points, long now) {
    if (closed.isPresent()) {
      return Optional.of(closed.get());
    }
    if (waiting.size() >= PLACES) {
      return Optional.of(new Rejected(Reason.RATE_LIMIT, text("command.many", PLACES)));
    }
    return points.stream()
        .filter(point -> command.values().containsKey(point.id()))
        .flatMap(point -> tooSoon(point, now).stream())
        .findFirst();
  }

  private Optional<CommandResult> tooSoon(Point point, long now) {
    Long last = lastTaken.get(point.id());
    long interval =
        Duration.ofSeconds(point.command().map(Point.Commandable::minimumInterval).orElse(0))
            .toNanos();
    if (last == null || now - last >= interval) {
      return Optional.empty();
    }
    long seconds = Duration.ofNanos(interval - (now - last)).plusMillis(999).toSeconds();
    return Optional.of(
        new Rejected(
            Reason.RATE_LIMIT,
            text("command.soon", point.id(), Duration.ofNanos(interval).toSeconds(), seconds)));
  }

  private boolean hasExpired(Ticket ticket) {
    Duration validFor = ticket.command.validFor();
    Duration longest = validFor.isZero() ? LONGEST_WAIT : validFor;
    return Duration.ofNanos(time.nanos() - ticket.taken).compareTo(longest) > 0;
  }
}
