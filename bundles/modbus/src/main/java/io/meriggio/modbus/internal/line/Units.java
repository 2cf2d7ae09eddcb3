// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The units of a line: who answers, and how long to leave alone who doesn't.
 *
 * <p>Threads: written by the one whose turn it is, read by any.
 */
final class Units {
  private static final Logger LOG = LoggerFactory.getLogger(Units.class);
  private static final int COUNT = 256;

  /** The share of the time-out that a unit may usually need. */
  private static final double SANE_SHARE = 0.7;

  private final String line;
  private final long timeout;
  private final LongSupplier clock;
  private final AtomicReferenceArray<UnitRecord> units = new AtomicReferenceArray<>(COUNT);

  /**
   * @param timeout of the line, in nanoseconds
   */
  Units(String line, long timeout, LongSupplier clock) {
    this.line = line;
    this.timeout = timeout;
    this.clock = clock;
  }

  UnitRecord unit(int number) {
    UnitRecord known = units.get(number);
    if (known == null) {
      units.compareAndSet(number, null, new UnitRecord());
      known = units.get(number);
    }
    return known;
  }

  /** A request was given up; where answers may come late, its own may come for a while. */
  void gaveUp(int number) {
    unit(number).gaveUp(clock.getAsLong() + timeout);
  }

  /** It did not answer: it is left alone for a while, longer when others wait for the line. */
  void backOff(int number) {
    UnitRecord unit = unit(number);
    if (!unit.backOff().isFailing()) {
      LOG.info("line {}: unit {} does not answer", line, number);
    }
    unit.backOff().failed(clock.getAsLong(), hasNeighbours(number) ? timeout : 0);
  }

  private boolean hasNeighbours(int number) {
    for (int other = 0; other < COUNT; other++) {
      UnitRecord unit = units.get(other);
      if (other != number && unit != null && unit.hasAnswered()) {
        return true;
      }
    }
    return false;
  }

  /**
   * It answered.
   *
   * @param turnaround nanoseconds from the request's end, line time not counted
   * @param secondAnswer how long another answer may come, if one was given up before
   */
  void answered(int number, long turnaround, long secondAnswer) {
    UnitRecord unit = unit(number);
    if (unit.backOff().isFailing()) {
      LOG.info("line {}: unit {} answers again", line, number);
    }
    unit.answered(turnaround);
    unit.recovered(clock.getAsLong() + secondAnswer);
    warnOfShortTimeout(number, unit);
  }

  /** A time-out near what a unit usually needs makes failures of good answers. */
  private void warnOfShortTimeout(int number, UnitRecord unit) {
    if (unit.turnaround(0) > timeout * SANE_SHARE && unit.warnOnce()) {
      LOG.warn(
          "line {}: unit {} needs {} ms to answer, timeoutMillis is {}: raise it",
          line,
          number,
          TimeUnit.NANOSECONDS.toMillis(unit.turnaround(0)),
          TimeUnit.NANOSECONDS.toMillis(timeout));
    }
  }
}
