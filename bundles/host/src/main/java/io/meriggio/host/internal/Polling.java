// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.PollCycle;
import io.meriggio.device.Text;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Polls one open device when its points are due.
 *
 * <p>Threads: used by the device's own thread.
 */
final class Polling {

  /** Shortest time that a poll may take: below it a serial line has no chance. */
  private static final Duration SHORTEST_DEADLINE = Duration.ofSeconds(2);

  /** The time for everything, after an identification. */
  private static final Duration FIRST_DEADLINE = Duration.ofSeconds(10);

  /** However slow the line, a poll must end some time. */
  private static final Duration LONGEST_DEADLINE = Duration.ofSeconds(60);

  private final DeviceFacade device;
  private final Inlet inlet;
  private final Time time;
  private final BooleanSupplier isWanted;
  private final PollSchedule schedule = new PollSchedule();

  /** Polls in a row that were cut by their deadline. */
  private int cut;

  /**
   * @param isWanted whether somebody else wants the device: a command waits, or it is being closed
   */
  Polling(DeviceFacade device, Inlet inlet, Time time, BooleanSupplier isWanted) {
    this.device = device;
    this.inlet = inlet;
    this.time = time;
    this.isWanted = isWanted;
  }

  /** Everything is due: the device has been identified, for the first time or again. */
  void restart(List<Point> points) {
    schedule.restart(classes(points), device.poll(), time.nanos());
  }

  /** The device has other points than it had: classes that are new among them are due. */
  void include(List<Point> points) {
    schedule.include(classes(points), time.nanos());
  }

  private static Set<PollClass> classes(List<Point> points) {
    Set<PollClass> classes = points.stream().map(Point::pollClass).collect(Collectors.toSet());
    return classes.isEmpty() ? EnumSet.of(PollClass.FAST) : classes;
  }

  /**
   * A command, or its fall-back, has changed points: they and everything NORMAL, which may follow
   * from them, are read once out of turn, after the live values of a poll or two from now.
   */
  void lookAgain(Set<String> changed) {
    Set<PollClass> classes = EnumSet.of(PollClass.NORMAL);
    device.store().points().stream()
        .filter(point -> changed.contains(point.id()))
        .forEach(point -> classes.add(point.pollClass()));
    schedule.hasten(classes, time.nanos());
  }

  /** Nothing is due for a while. */
  void postpone(Duration pause) {
    schedule.postpone(time.nanos() + pause.toNanos());
  }

  /** How long until a poll is due; zero when it is. */
  long nanosToNext() {
    long now = time.nanos();
    schedule.period(device.poll(), now);
    return schedule.nanosToNext(now);
  }

  /**
   * Polls what is due.
   *
   * @return what went wrong while other values came; empty when nothing did
   * @throws CallFailed when no value came
   */
  Optional<Text> poll(GuardedConnection connection) throws CallFailed {
    long start = time.nanos();
    Set<PollClass> due = Set.copyOf(schedule.due(start));
    Cycle cycle = new Cycle(due, start + deadline(due).toNanos(), isWanted);
    long before = inlet.taken();
    Optional<Text> complaint = Optional.empty();
    try {
      connection.poll(cycle);
    } catch (CallFailed e) {
      if (e.isUnexpected() || inlet.taken() == before) {
        throw e;
      }
      complaint = Optional.of(e.text());
    }
    long end = time.nanos();
    cut = end - cycle.deadlineNanos() > 0 ? cut + 1 : 0;
    schedule.done(read(cycle, start), end);
    return complaint;
  }

  /** What had to make room for a command stays due; all else waits for its next turn. */
  private Set<PollClass> read(Cycle cycle, long start) {
    Set<PollClass> read = EnumSet.copyOf(cycle.due());
    if (cycle.hasYielded) {
      read.removeAll(device.store().unreadSince(start, cycle.due()));
    }
    return read;
  }

  /**
   * Two periods, so that what is slow leaves room for the next live values. Where even that was too
   * short, twice as long as last time, or the slow points would never have their turn.
   */
  private Duration deadline(Set<PollClass> due) {
    Duration shortest = due.contains(PollClass.ONCE) ? FIRST_DEADLINE : SHORTEST_DEADLINE;
    Duration usual = longer(device.poll().multipliedBy(2), shortest);
    Duration wanted = usual.multipliedBy(1L << Math.min(cut, 6));
    Duration longest = longer(usual, LONGEST_DEADLINE);
    return wanted.compareTo(longest) < 0 ? wanted : longest;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static final class Cycle implements PollCycle {
    private final Set<PollClass> due;
    private final long deadline;
    private final BooleanSupplier isWanted;
    private volatile boolean hasYielded;

    private Cycle(Set<PollClass> due, long deadline, BooleanSupplier isWanted) {
      this.due = due;
      this.deadline = deadline;
      this.isWanted = isWanted;
    }

    @Override
    public Set<PollClass> due() {
      return due;
    }

    @Override
    public long deadlineNanos() {
      return deadline;
    }

    @Override
    public boolean shouldYield() {
      hasYielded |= isWanted.getAsBoolean();
      return hasYielded;
    }
  }
}
