// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Runs sessions step by step in virtual time, on the thread of the test. */
final class ByHand implements SessionRunner {

  private static final int SO_MANY_STEPS_MEAN_A_LOOP = 10_000;

  private final VirtualTime time;
  private final List<DeviceSession> sessions = new ArrayList<>();

  ByHand(VirtualTime time) {
    this.time = time;
  }

  @Override
  public void start(DeviceSession session) {
    sessions.add(session);
  }

  @Override
  public void end(Collection<DeviceSession> ending, Ending why, Duration drain) {
    ending.forEach(session -> session.end(why));
    ending.forEach(DeviceSession::step);
    sessions.removeIf(session -> session.ending().isOver());
  }

  @Override
  public void hurry() {}

  /** Does all that is due now. */
  void settle() {
    for (DeviceSession session : List.copyOf(sessions)) {
      settle(session);
    }
  }

  /** Time passes, and everything is done when it is due. */
  void run(Duration span) {
    Duration left = span;
    settle();
    while (left.compareTo(Duration.ZERO) > 0) {
      Duration next = next();
      Duration step = next.compareTo(left) < 0 ? next : left;
      time.advance(step);
      left = left.minus(step);
      settle();
    }
  }

  private Duration next() {
    long next = Long.MAX_VALUE;
    for (DeviceSession session : sessions) {
      next = Math.min(next, session.step());
    }
    return Duration.ofNanos(Math.max(1, next));
  }

  private static void settle(DeviceSession session) {
    for (int step = 0; session.step() == 0 && !session.ending().isOver(); step++) {
      if (step > SO_MANY_STEPS_MEAN_A_LOOP) {
        throw new AssertionError("the session never rests");
      }
    }
  }
}
