// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The notices that wait for one server, in their order. One that is not taken is tried again after
 * 5, 10, 20 … 600 s; after a day it is given up, and the oldest one is when too many wait.
 *
 * <p>Threads: any.
 */
final class Outbox {
  static final int MOST = 200;
  static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  static final Duration TOO_OLD = Duration.ofHours(24);

  private record Waiting(Notice notice, Duration since) {}

  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private Duration pause = Duration.ZERO;
  private Duration nextTry = Duration.ZERO;
  private long sent;
  private long lost;

  /** Adds a notice. All times are running ones, which never go back. */
  synchronized void add(Notice notice, Duration now) {
    if (waiting.size() >= MOST) {
      waiting.removeFirst();
      lost++;
    }
    waiting.addLast(new Waiting(notice, now));
    notifyAll();
  }

  /** The notice that is to be tried now; empty when none is, or the pause is not over. */
  synchronized Optional<Notice> due(Duration now) {
    while (!waiting.isEmpty() && now.minus(waiting.getFirst().since()).compareTo(TOO_OLD) > 0) {
      waiting.removeFirst();
      lost++;
    }
    return waiting.isEmpty() || now.compareTo(nextTry) < 0
        ? Optional.empty()
        : Optional.of(waiting.getFirst().notice());
  }

  /** Waits for something to do, at most for so long. */
  synchronized void await(Duration now, Duration most) throws InterruptedException {
    Duration left = waiting.isEmpty() ? most : nextTry.minus(now);
    Duration wait = left.compareTo(most) > 0 ? most : left;
    if (!wait.isNegative() && !wait.isZero()) {
      wait(wait.toMillis() + 1);
    }
  }

  /** The notice was taken. */
  synchronized void sent(Notice notice) {
    remove(notice);
    sent++;
    pause = Duration.ZERO;
    nextTry = Duration.ZERO;
  }

  /** The notice will never be taken. */
  synchronized void refused(Notice notice) {
    remove(notice);
    lost++;
  }

  /** The server could not be reached. */
  synchronized void failed(Duration now) {
    Duration longer = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    nextTry = now.plus(pause);
  }

  /** What waits is given up: nobody wants it any more. */
  synchronized void clear() {
    lost += waiting.size();
    waiting.clear();
    pause = Duration.ZERO;
    nextTry = Duration.ZERO;
  }

  private void remove(Notice notice) {
    waiting.removeIf(one -> one.notice().equals(notice));
  }

  synchronized int waiting() {
    return waiting.size();
  }

  synchronized long sentInAll() {
    return sent;
  }

  synchronized long lostInAll() {
    return lost;
  }
}
