// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes guessing slow: after some tries each further one has to wait, twice as long each time. A
 * try counts when it begins, so that many at once gain nothing.
 *
 * <p>It forgets with the process, and the one used longest ago when there are too many. Threads:
 * any.
 */
final class Throttle {
  private static final int MOST = 2000;
  private static final int MOST_DOUBLINGS = 20;

  /**
   * How slow.
   *
   * @param free tries without a wait
   * @param first the first wait
   * @param longest the longest wait
   * @param forgotten after so long without a try all is forgotten
   */
  record Rule(int free, Duration first, Duration longest, Duration forgotten) {}

  private record Tries(int count, Instant last) {}

  private final Rule rule;
  private final Clock clock;
  private final Map<String, Tries> tries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
          return size() > MOST;
        }
      };

  Throttle(Rule rule, Clock clock) {
    this.rule = rule;
    this.clock = clock;
  }

  /** Counts a try, or says how long to wait: then it is none. */
  synchronized Optional<Duration> begin(String who) {
    Instant now = clock.instant();
    Tries before = known(who, now);
    Duration left = wait(before.count()).minus(Duration.between(before.last(), now));
    if (!left.isNegative() && !left.isZero()) {
      return Optional.of(left);
    }
    tries.put(who, new Tries(before.count() + 1, now));
    return Optional.empty();
  }

  private Tries known(String who, Instant now) {
    Tries before = tries.get(who);
    if (before == null || before.last().plus(rule.forgotten()).isBefore(now)) {
      return new Tries(0, now);
    }
    // a clock that was set back makes nobody wait longer
    return before.last().isAfter(now) ? new Tries(before.count(), now) : before;
  }

  private Duration wait(int count) {
    if (count < rule.free()) {
      return Duration.ZERO;
    }
    int doublings = Math.min(count - rule.free(), MOST_DOUBLINGS);
    Duration wait = rule.first().multipliedBy(1L << doublings);
    return wait.compareTo(rule.longest()) > 0 ? rule.longest() : wait;
  }

  /** The try was a good one: it does not count. */
  synchronized void forgive(String who) {
    tries.computeIfPresent(
        who, (key, t) -> t.count() <= 1 ? null : new Tries(t.count() - 1, t.last()));
  }

  /** All tries are forgotten. */
  synchronized void forget(String who) {
    tries.remove(who);
  }
}
