// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.PollClass;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * When which poll class of a device is due. Each keeps its own rhythm; periods that went by during
 * a long poll are left out, never made up for.
 *
 * <p>Threads: used by one thread. Times are those of {@link Time#nanos()}.
 */
final class PollSchedule {

  private final Map<PollClass, Long> due = new EnumMap<>(PollClass.class);
  private Duration poll = Duration.ofSeconds(1);
  private long notBefore;

  /** Everything is due at once, readings that are taken once too: at start and after a return. */
  void restart(Set<PollClass> classes, Duration pollPeriod, long now) {
    poll = pollPeriod;
    notBefore = now;
    due.clear();
    classes.forEach(pollClass -> due.put(pollClass, now));
  }

  /** Classes that were not there before are due at once. */
  void include(Set<PollClass> classes, long now) {
    classes.forEach(pollClass -> due.putIfAbsent(pollClass, now));
  }

  /** Takes another period; what is due later than it allows comes forward. */
  void period(Duration pollPeriod, long now) {
    if (pollPeriod.equals(poll)) {
      return;
    }
    poll = pollPeriod;
    due.replaceAll(
        (pollClass, at) ->
            pollClass == PollClass.ONCE
                ? at
                : Math.min(at - now, pollClass.period(poll).toNanos()) + now);
  }

  /**
   * Classes come forward to the next poll that is not due yet: one that is due is late already.
   *
   * @param classes of points that the device has
   */
  void hasten(Set<PollClass> classes, long now) {
    long live = due.getOrDefault(PollClass.FAST, now);
    boolean hasLive = due.containsKey(PollClass.FAST);
    long next = hasLive && now - live >= 0 ? beatAfter(PollClass.FAST, live, now) : live;
    for (PollClass pollClass : classes) {
      if (pollClass == PollClass.ONCE) {
        due.putIfAbsent(pollClass, next);
      }
      due.computeIfPresent(pollClass, (same, at) -> at - next < 0 ? at : next);
    }
  }

  /** The classes that are due. */
  Set<PollClass> due(long now) {
    EnumSet<PollClass> found = EnumSet.noneOf(PollClass.class);
    if (now - notBefore >= 0) {
      due.forEach(
          (pollClass, at) -> {
            if (now - at >= 0) {
              found.add(pollClass);
            }
          });
    }
    return found;
  }

  /** Classes have been read: each is due again at the next beat of its own rhythm. */
  void done(Set<PollClass> read, long now) {
    if (read.contains(PollClass.ONCE)) {
      due.remove(PollClass.ONCE);
    }
    for (Map.Entry<PollClass, Long> entry : due.entrySet()) {
      if (read.contains(entry.getKey())) {
        entry.setValue(beatAfter(entry.getKey(), entry.getValue(), now));
      }
    }
  }

  /** Nothing is due before a time: a poll has failed. */
  void postpone(long until) {
    notBefore = until;
  }

  /** How long until something is due; zero when it is, {@link Long#MAX_VALUE} when nothing will. */
  long nanosToNext(long now) {
    long next = Long.MAX_VALUE;
    for (long at : due.values()) {
      next = Math.min(next, Math.max(0, Math.max(at - now, notBefore - now)));
    }
    return next;
  }

  private long beatAfter(PollClass pollClass, long at, long now) {
    long period = pollClass.period(poll).toNanos();
    long beats = Math.max(0, now - at) / period + 1;
    return at + beats * period;
  }
}
