// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.book;

import io.meriggio.alarms.AlarmEvent;
import io.meriggio.alarms.Trouble;
import java.time.Duration;
import java.util.Optional;

/**
 * One trouble over time: quiet, about to be an alarm, an alarm, about to be over. What comes back
 * soon after it was over has to stay away longer each time, so that what comes and goes is one
 * alarm and not a hundred.
 *
 * <p>Threads: one at a time.
 */
final class Watch {
  private static final Duration SOON = Duration.ofHours(1);
  private static final Duration LONGEST_CALM = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 10;

  private Optional<AlarmEvent> event = Optional.empty();
  private Optional<Moment> seenSince = Optional.empty();
  private Optional<Moment> goneSince = Optional.empty();
  private Optional<Moment> overAt = Optional.empty();
  private Duration calm = Duration.ofSeconds(60);
  private int repeats;

  /** A watch over an alarm that lasted when the gateway stopped. */
  static Watch of(AlarmEvent lasting) {
    Watch watch = new Watch();
    watch.event = Optional.of(lasting);
    return watch;
  }

  Optional<AlarmEvent> event() {
    return event;
  }

  /** Takes what has been written down since, an acknowledgement for one. */
  void event(AlarmEvent changed) {
    event = Optional.of(changed);
  }

  /** Nobody knows: what lasts goes on, what was about to begin or to end waits from anew. */
  void unknown() {
    seenSince = Optional.empty();
    goneSince = Optional.empty();
  }

  /** It is wrong. Gives the moment since which it is an alarm, when it becomes one now. */
  Optional<Moment> seen(Trouble trouble, Moment now) {
    goneSince = Optional.empty();
    calm = trouble.calm();
    if (event.isPresent()) {
      return Optional.empty();
    }
    Moment since = seenSince.orElse(now);
    seenSince = Optional.of(since);
    boolean lasts = elapsed(since, now).compareTo(trouble.patience()) >= 0;
    return lasts ? Optional.of(since) : Optional.empty();
  }

  /** It has become an alarm. */
  void begun(AlarmEvent begun, Moment now) {
    boolean again = overAt.filter(before -> elapsed(before, now).compareTo(SOON) <= 0).isPresent();
    repeats = again ? Math.min(repeats + 1, MOST_DOUBLINGS) : 0;
    event = Optional.of(begun);
    seenSince = Optional.empty();
  }

  /** It is not wrong. Gives the moment since which it is over, when the alarm ends now. */
  Optional<Moment> gone(Moment now) {
    seenSince = Optional.empty();
    if (event.isEmpty()) {
      return Optional.empty();
    }
    Moment since = goneSince.orElse(now);
    goneSince = Optional.of(since);
    boolean lasts = elapsed(since, now).compareTo(neededCalm()) >= 0;
    return lasts ? Optional.of(since) : Optional.empty();
  }

  private Duration neededCalm() {
    Duration longer = calm.multipliedBy(1L << repeats);
    Duration most = LONGEST_CALM.compareTo(calm) > 0 ? LONGEST_CALM : calm;
    return longer.compareTo(most) > 0 ? most : longer;
  }

  /** The alarm is over. */
  void ended(Moment now) {
    event = Optional.empty();
    goneSince = Optional.empty();
    overAt = Optional.of(now);
  }

  /** Whether nothing of it matters any more. */
  boolean isForgotten(Moment now) {
    return event.isEmpty()
        && seenSince.isEmpty()
        && overAt.filter(at -> elapsed(at, now).compareTo(SOON) <= 0).isEmpty();
  }

  private static Duration elapsed(Moment from, Moment to) {
    return to.running().minus(from.running());
  }
}
