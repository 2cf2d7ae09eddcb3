// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.Command;
import io.meriggio.device.Command.Fallback;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The commands that hold: each until its time is over or another command takes its points. Those
 * with a term are fed to a device that forgets; the end of one that says so gives the device back
 * to itself.
 *
 * <p>Threads: used by the device's own thread. Times are those of {@link Time#nanos()}.
 */
final class Leases {

  /** Longer terms count as this one: nanoseconds end somewhere. */
  private static final Duration LONGEST = Duration.ofDays(3650);

  private final List<Lease> running = new ArrayList<>();
  private boolean releaseOwed;

  private static final class Lease {
    private final Command command;
    private final long end;
    private long fed;
    private boolean hungry;

    private Lease(Command command, long end, long fed) {
      this.command = command;
      this.end = end;
      this.fed = fed;
    }

    private boolean hasTerm() {
      return !command.validFor().isZero();
    }

    private boolean hasEnded(long now) {
      return hasTerm() && now - end >= 0;
    }

    private boolean releases() {
      return command.fallback() == Fallback.RELEASE;
    }
  }

  /**
   * A command has been sent. It takes its points from those before it, which hold on with what is
   * left to them.
   *
   * @param sent when
   */
  void begin(Command command, long sent) {
    List<Lease> before = new ArrayList<>(running);
    running.clear();
    for (Lease lease : before) {
      without(lease, command.values()).ifPresent(running::add);
    }
    running.add(new Lease(command, sent + nanos(command.validFor()), sent));
  }

  /** Ends what has run out: a release may be owed afterwards. */
  void expire(long now) {
    for (Lease lease : running) {
      releaseOwed |= lease.hasEnded(now) && lease.releases();
    }
    running.removeIf(lease -> lease.hasEnded(now));
  }

  /** Whether an ended command wants the device given back to itself. */
  boolean releaseOwed() {
    return releaseOwed;
  }

  /** Whether the device must be given back to itself before it is closed. */
  boolean releaseAtClose() {
    return releaseOwed || running.stream().anyMatch(Lease::releases);
  }

  /** The device has been given back to itself: what still holds on it is fed again at once. */
  void released() {
    releaseOwed = false;
    running.forEach(lease -> lease.hungry = true);
  }

  /**
   * A running command that the device would forget.
   *
   * @param keepAlive how often it must be executed again; empty = the device does not forget
   */
  Optional<Command> toFeed(Optional<Duration> keepAlive, long now) {
    for (Lease lease : running) {
      boolean overdue = keepAlive.isPresent() && now - lease.fed >= keepAlive.get().toNanos();
      if (lease.hasTerm() && (overdue || lease.hungry)) {
        lease.fed = now;
        lease.hungry = false;
        return Optional.of(lease.command);
      }
    }
    return Optional.empty();
  }

  /** How long until one ends or is to be fed, {@link Long#MAX_VALUE} when none will. */
  long nanosToNext(Optional<Duration> keepAlive, long now) {
    long next = Long.MAX_VALUE;
    for (Lease lease : running) {
      if (lease.hasTerm()) {
        next = Math.min(next, lease.hungry ? 0 : lease.end - now);
        if (keepAlive.isPresent()) {
          next = Math.min(next, lease.fed + keepAlive.get().toNanos() - now);
        }
      }
    }
    return Math.max(0, next);
  }

  /** Whether a command still holds as it was given. */
  boolean holds(Command command) {
    return running.stream().anyMatch(lease -> lease.command.equals(command));
  }

  private static long nanos(Duration validFor) {
    return (validFor.compareTo(LONGEST) < 0 ? validFor : LONGEST).toNanos();
  }

  private static Optional<Lease> without(Lease lease, Map<String, Value> taken) {
    Map<String, Value> left = new HashMap<>(lease.command.values());
    left.keySet().removeAll(taken.keySet());
    if (left.size() == lease.command.values().size()) {
      return Optional.of(lease);
    }
    if (left.isEmpty()) {
      return Optional.empty();
    }
    Command c = lease.command;
    Command rest = new Command(c.id(), left, c.validFor(), c.fallback(), c.origin());
    return Optional.of(new Lease(rest, lease.end, lease.fed));
  }
}
