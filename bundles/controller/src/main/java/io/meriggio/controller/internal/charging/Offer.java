// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Lasting;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.Optional;

/** What is offered to a car over time: runs and pauses, and what a pause waits for. */
final class Offer {
  private final Pauses pauses = new Pauses();
  private double amps;
  private boolean resumed;
  private boolean needsRoom;
  private Optional<Moment> changed = Optional.empty();
  private Optional<Moment> paused = Optional.empty();
  private Lasting roomy = Lasting.NOT;
  private Lasting waiting = Lasting.NOT;

  /**
   * Sets what is offered.
   *
   * @param now A per phase; 0 = pause
   * @param byLimit whether a limit, not the strategy, ended the run
   * @param counts whether such a pause counts for the patience of the car
   */
  void set(double now, boolean byLimit, boolean counts, Moment moment) {
    if (Math.abs(now - amps) < 1e-9) {
      return;
    }
    changed = Optional.of(moment);
    if (now == 0) {
      paused = Optional.of(moment);
      needsRoom = byLimit;
      if (counts) {
        pauses.add(moment);
      }
    } else if (amps == 0) {
      clear();
    }
    // The cut of a restart is not a set-point of the run: what was offered before comes back whole.
    resumed = resumed && now > 0 && now < amps;
    amps = now;
  }

  /** The car is gone. */
  void end() {
    amps = 0;
    clear();
    pauses.clear();
  }

  private void clear() {
    paused = Optional.empty();
    needsRoom = false;
    roomy = Lasting.NOT;
    waiting = Lasting.NOT;
  }

  /** A per phase; 0 = pause. */
  double amps() {
    return amps;
  }

  boolean isRunning() {
    return amps > 0;
  }

  /** How long it must rest before it may run again. */
  Duration rest(Duration minPause, Moment now) {
    if (paused.isEmpty()) {
      return Duration.ZERO;
    }
    Duration left = minPause.minus(now.since(paused.get()));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether a limit has ended the run, so that it needs a step more to begin again. */
  boolean needsRoom() {
    return needsRoom;
  }

  /** Takes whether what it needs after a pause by a limit fits now. */
  void watchRoom(boolean fits, Moment now) {
    roomy = roomy.next(fits, now);
  }

  Lasting roomy() {
    return roomy;
  }

  /** Takes whether it waits for its turn. */
  void watchTurn(boolean waits, Moment now) {
    waiting = waiting.next(waits, now);
  }

  Lasting waiting() {
    return waiting;
  }

  /** Whether a raise would come too soon after the last change. */
  boolean isSettling(Duration settling, Moment now) {
    return changed.isPresent() && now.since(changed.get()).compareTo(settling) < 0;
  }

  boolean isFirstOfRun() {
    return resumed || amps == 0;
  }

  /** Whether the run goes on after a restart that has cut it. */
  boolean isResumed() {
    return resumed;
  }

  Pauses pauses() {
    return pauses;
  }

  /** How long it has been pausing; empty while it is not. */
  Optional<Duration> paused(Moment now) {
    return paused.map(now::since);
  }

  void restore(ChargePointMemory memory, Moment now) {
    amps = memory.offered();
    resumed = true;
    paused =
        memory.paused().map(ago -> new Moment(now.wall().minus(ago), now.running().minus(ago)));
    needsRoom = memory.needsRoom();
    pauses.restore(memory.pauses(), now);
  }
}
