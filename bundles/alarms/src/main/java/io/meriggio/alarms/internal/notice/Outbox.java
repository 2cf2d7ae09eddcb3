// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

import io.meriggio.alarms.internal.book.Moment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The notices that wait for one server, in their order. One that is not taken is tried again after
 * 5, 10, 20 … 600 s; after a day it is given up, and the oldest one is when too many wait. What
 * waits outlives the process: it is forgotten after the server has taken it, so that a process that
 * is killed in between tells it again, and no notice is left out.
 *
 * <p>Threads: any.
 */
final class Outbox {
  static final int MOST = 200;
  static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  static final Duration TOO_OLD = Duration.ofHours(24);

  private record Waiting(long number, Notice notice, Duration since) {}

  private final WaitingNotices kept;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long last;
  private boolean ended;
  private Duration pause = Duration.ZERO;
  private Duration nextTry = Duration.ZERO;
  private long sent;
  private long lost;

  /** Goes on with what waited when the gateway stopped. */
  Outbox(WaitingNotices kept, Moment now) {
    this.kept = kept;
    SortedMap<Long, Notice> before = kept.kept();
    before.forEach(
        (number, notice) ->
            waiting.addLast(new Waiting(number, notice, now.running().minus(age(notice, now)))));
    last = before.isEmpty() ? 0 : before.lastKey();
  }

  /** A clock that was not set yet, or was set back, makes no notice old. */
  private static Duration age(Notice notice, Moment now) {
    Duration age = Duration.between(notice.at(), now.wall());
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** Adds a notice. All times are running ones, which never go back. */
  synchronized void add(Notice notice, Duration now) {
    if (waiting.size() >= MOST) {
      giveUpFirst();
    }
    waiting.addLast(new Waiting(++last, notice, now));
    kept.keep(last, notice);
    notifyAll();
  }

  private void giveUpFirst() {
    kept.forget(List.of(waiting.removeFirst().number()));
    lost++;
  }

  /** The notice that is to be tried now; empty when none is, or the pause is not over. */
  synchronized Optional<Notice> due(Duration now) {
    while (!waiting.isEmpty() && now.minus(waiting.getFirst().since()).compareTo(TOO_OLD) > 0) {
      giveUpFirst();
    }
    return waiting.isEmpty() || now.compareTo(nextTry) < 0
        ? Optional.empty()
        : Optional.of(waiting.getFirst().notice());
  }

  /** Waits for something to do, at most for so long. */
  synchronized void await(Duration now, Duration most) throws InterruptedException {
    Duration left = waiting.isEmpty() ? most : nextTry.minus(now);
    Duration wait = left.compareTo(most) > 0 ? most : left;
    if (!ended && !wait.isNegative() && !wait.isZero()) {
      wait(wait.toMillis() + 1);
    }
  }

  /** Nobody waits here any more; what waits stays for the next start. */
  synchronized void end() {
    ended = true;
    notifyAll();
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
    kept.forget(waiting.stream().map(Waiting::number).toList());
    waiting.clear();
    pause = Duration.ZERO;
    nextTry = Duration.ZERO;
  }

  private void remove(Notice notice) {
    List<Waiting> gone = waiting.stream().filter(one -> one.notice().equals(notice)).toList();
    waiting.removeAll(gone);
    kept.forget(gone.stream().map(Waiting::number).toList());
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
