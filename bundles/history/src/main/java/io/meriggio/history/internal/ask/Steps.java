// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.ask;

import io.meriggio.history.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The steps of an answer.
 *
 * @param step never AUTO
 * @param bounds seconds of the epoch: a step lasts from one to the next
 */
record Steps(Step step, long[] bounds) {

  /** Those that hold a span; more than wanted only tells that it is too many. */
  static Steps of(Step step, Instant from, Instant to, ZoneId zone, int most) {
    List<Long> bounds = new ArrayList<>();
    Instant at = step.floor(from, zone);
    bounds.add(at.getEpochSecond());
    while (at.isBefore(to) && bounds.size() <= most + 1) {
      at = step.next(at, zone);
      bounds.add(at.getEpochSecond());
    }
    return new Steps(step, bounds.stream().mapToLong(Long::longValue).toArray());
  }

  int count() {
    return bounds.length - 1;
  }

  long from() {
    return bounds[0];
  }

  long to() {
    return bounds[bounds.length - 1];
  }

  long begin(int step) {
    return bounds[step];
  }

  long end(int step) {
    return bounds[step + 1];
  }

  long length(int step) {
    return end(step) - begin(step);
  }

  Instant at(int step) {
    return Instant.ofEpochSecond(bounds[step]);
  }

  /** The step that holds a second; −1 when none does. */
  int holding(long second) {
    if (second < from() || second >= to()) {
      return -1;
    }
    int found = Arrays.binarySearch(bounds, second);
    return found >= 0 ? found : -found - 2;
  }

  /** Whether all steps begin and end with slots of a length. */
  boolean fit(int seconds) {
    return Arrays.stream(bounds).allMatch(bound -> bound % seconds == 0);
  }
}
