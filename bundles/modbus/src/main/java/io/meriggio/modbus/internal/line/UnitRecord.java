// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

/**
 * What a line has learnt of one unit: whether it answers, how fast, and until when an answer of a
 * request that was given up may still come.
 *
 * <p>Threads: written by the thread whose turn it is, read by any.
 */
final class UnitRecord {
  private static final int WEIGHT = 8;

  private final BackOff backOff = BackOff.ofUnit();
  private volatile long turnaround = -1;
  private volatile long lateUntil;
  private volatile boolean lateAnswerPossible;
  private volatile boolean givenUp;
  private volatile boolean warned;

  BackOff backOff() {
    return backOff;
  }

  /** Notes an answer; {@code nanos} from the request's end to it, line time not counted. */
  void answered(long nanos) {
    long before = turnaround;
    turnaround = before < 0 ? nanos : before + (nanos - before) / WEIGHT;
    backOff.succeeded();
  }

  /** Whether it ever answered. */
  boolean hasAnswered() {
    return turnaround >= 0;
  }

  /** The learnt turn-around in nanoseconds, or what is given while none is known. */
  long turnaround(long unknown) {
    long learnt = turnaround;
    return learnt < 0 ? unknown : learnt;
  }

  /** True the first time that it is asked. */
  boolean warnOnce() {
    boolean first = !warned;
    warned = true;
    return first;
  }

  /** A request was given up; its answer may come until then. */
  void gaveUp(long until) {
    givenUp = true;
    expectLateAnswer(until);
  }

  /**
   * After the first answer that follows a request that was given up, another may come until then.
   */
  void recovered(long until) {
    if (givenUp) {
      givenUp = false;
      expectLateAnswer(until);
    }
  }

  private void expectLateAnswer(long until) {
    lateUntil = until;
    lateAnswerPossible = true;
  }

  /** Nanoseconds in which a late answer may still come. */
  long lateAnswer(long now) {
    if (!lateAnswerPossible) {
      return 0;
    }
    long left = lateUntil - now;
    if (left <= 0) {
      lateAnswerPossible = false;
    }
    return Math.max(0, left);
  }
}
