// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.record;

import io.meriggio.history.internal.store.CounterState;
import java.util.Optional;

/**
 * What a device counts, as a total that never goes back: over a reset, a replaced device, and a
 * reading that went astray.
 *
 * <p>Threads: one at a time.
 */
final class Counter {
  /** No device here counts faster, in W. */
  private static final double FASTEST = 2e6;

  /** Counters step by up to a kWh, and two of them may come at once. */
  private static final double STEP = 2000;

  /** A counter that goes back by less is read from a float that was rounded. */
  private static final long DUST = 20;

  private Optional<CounterState> state;
  private boolean replaced;

  /**
   * @param state where it stood at last, in Wh
   */
  Counter(Optional<CounterState> state) {
    this.state = state;
  }

  /** Where it stands; empty before the first reading. */
  Optional<CounterState> state() {
    return state;
  }

  /** The device is another one now: what it says next is a new beginning. */
  void replaced() {
    replaced = state.isPresent();
  }

  /**
   * Takes a reading, in Wh.
   *
   * @param at seconds of the epoch
   * @return whether something was counted that nobody saw: the counter began anew
   */
  boolean take(long reading, long at) {
    if (state.isEmpty()) {
      state = Optional.of(new CounterState(reading, 0, at));
      return false;
    }
    CounterState before = state.get();
    long total = reading + before.shift();
    double most = STEP + FASTEST * Math.max(1, at - before.at()) / 3600;
    if (replaced || total - before.total() > most) {
      replaced = false;
      beginAnew(before.total(), before.total() - reading, at);
      return true;
    }
    if (total >= before.total()) {
      state = Optional.of(new CounterState(total, before.shift(), at));
      return false;
    }
    if (before.total() - total <= DUST) {
      state = Optional.of(new CounterState(before.total(), before.shift(), at));
      return false;
    }
    boolean fromZero = reading >= 0 && reading <= most;
    beginAnew(
        before.total() + (fromZero ? reading : 0),
        fromZero ? before.total() : before.total() - reading,
        at);
    return true;
  }

  private void beginAnew(long total, long shift, long at) {
    state = Optional.of(new CounterState(total, shift, at));
  }
}
