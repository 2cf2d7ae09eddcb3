// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Lasting;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;

/**
 * Whether the sun lets a charge point run. It opens when there was enough for the start delay and
 * closes when there was too little for the stop delay; it watches the sun all the time, so that a
 * car that is plugged in full sun need not wait again.
 */
public final class EcoGate {
  private boolean open;
  private Lasting enough = Lasting.NOT;
  private Lasting lacking = Lasting.NOT;

  /**
   * Takes what is available now.
   *
   * @param starts whether it lets a run start
   * @param keeps whether it lets a run go on
   */
  void step(boolean starts, boolean keeps, Duration startDelay, Duration stopDelay, Moment now) {
    enough = enough.next(!open && starts, now);
    lacking = lacking.next(open && !keeps, now);
    if (!open && enough.atLeast(startDelay, now)) {
      move(true);
    } else if (open && lacking.atLeast(stopDelay, now)) {
      move(false);
    }
  }

  /** Opens or closes at once: a turn is given or taken. */
  void move(boolean toOpen) {
    open = toOpen;
    enough = Lasting.NOT;
    lacking = Lasting.NOT;
  }

  boolean isOpen() {
    return open;
  }

  /** Whether the start delay runs. */
  boolean isOpening() {
    return enough.since().isPresent();
  }

  /** Whether the stop delay runs. */
  boolean isClosing() {
    return lacking.since().isPresent();
  }

  Duration untilOpen(Duration startDelay, Moment now) {
    return enough.remaining(startDelay, now);
  }

  Duration untilClosed(Duration stopDelay, Moment now) {
    return lacking.remaining(stopDelay, now);
  }

  /**
   * What a restart brings back.
   *
   * @param open whether it was open
   * @param elapsed how long the delay that ran had run; zero = none ran
   */
  public record State(boolean open, Duration elapsed) {}

  State state(Moment now) {
    return new State(open, open ? lacking.elapsed(now) : enough.elapsed(now));
  }

  void restore(State state, Moment now) {
    open = state.open();
    boolean ran = !state.elapsed().isZero();
    enough = ran && !open ? Lasting.resumed(state.elapsed(), now) : Lasting.NOT;
    lacking = ran && open ? Lasting.resumed(state.elapsed(), now) : Lasting.NOT;
  }
}
