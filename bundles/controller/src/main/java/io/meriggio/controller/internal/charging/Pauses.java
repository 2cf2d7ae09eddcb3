// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The pauses of a session. Many cars sleep after a few of them, so after four within an hour the
 * session waits twice as long before it pauses again (decision D7).
 */
final class Pauses {
  private static final int MANY = 4;
  private static final Duration HOUR = Duration.ofHours(1);

  private final Deque<Duration> begun = new ArrayDeque<>();
  private boolean many;

  void add(Moment now) {
    begun.addLast(now.running());
    while (begun.peekFirst().compareTo(now.running().minus(HOUR)) <= 0) {
      begun.removeFirst();
    }
    many |= begun.size() >= MANY;
  }

  /** The stop delay for this session. */
  Duration stopDelay(Duration usual) {
    return many ? usual.multipliedBy(2) : usual;
  }

  /** Another session begins. */
  void clear() {
    begun.clear();
    many = false;
  }

  /** How long ago each began, oldest first. */
  List<Duration> ages(Moment now) {
    return begun.stream().map(now.running()::minus).toList();
  }

  void restore(List<Duration> ages, Moment now) {
    clear();
    ages.forEach(age -> begun.addLast(now.running().minus(age)));
    many = begun.size() >= MANY;
  }
}
