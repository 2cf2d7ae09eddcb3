// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Lasting;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;

/**
 * The car before a charge point, as far as what it draws tells: whether it takes current at all,
 * how much, and on how many phases.
 */
final class Car {
  /** From here on a car draws, W. */
  static final double DRAWS = 100;

  private static final Duration FULL_AFTER = Duration.ofSeconds(300);
  private static final Duration KNOWN_AFTER = Duration.ofSeconds(30);

  private final CarMaximum maximum = new CarMaximum();
  private Lasting idle = Lasting.NOT;
  private Lasting onOnePhase = Lasting.NOT;
  private boolean drew;
  private boolean takesNothing;
  private boolean takesOnePhase;

  /**
   * Takes what it does with what is offered.
   *
   * @param offered A per phase
   * @param hasThree whether the charge point can switch phases and gives it three
   */
  void observe(ChargePointImage seen, double offered, boolean hasThree, Moment now) {
    boolean draws = seen.drawnPower() >= DRAWS;
    drew |= draws && offered > 0;
    takesNothing = takesNothing && !draws;
    maximum.step(seen.drawnCurrent(), offered, draws, now);
    boolean onOffer = offered >= ChargePointImage.LEAST_CURRENT && seen.power().isPresent();
    idle = idle.next(onOffer && !draws, now);
    onOnePhase = onOnePhase.next(draws && hasThree && seen.phases() == 1, now);
    takesOnePhase = takesOnePhase || onOnePhase.atLeast(KNOWN_AFTER, now);
  }

  /** Current is offered again. */
  void beginRun() {
    maximum.forget();
  }

  /** Nothing is offered any more. */
  void endRun() {
    drew = false;
    idle = Lasting.NOT;
  }

  /** Somebody says that it will take current now. */
  void expectAgain() {
    takesNothing = false;
    idle = Lasting.NOT;
  }

  /** It has never taken any of what was offered. */
  void giveUp() {
    takesNothing = true;
  }

  /** Whether it has left untouched for 300 s what was offered. */
  boolean isIdle(Moment now) {
    return idle.atLeast(FULL_AFTER, now);
  }

  /** Whether it has drawn since current is offered. */
  boolean drew() {
    return drew;
  }

  boolean takesNothing() {
    return takesNothing;
  }

  /** Whether it charges on one phase though three were given to it. */
  boolean takesOnePhase() {
    return takesOnePhase;
  }

  /** The most it was seen to take, A per phase; infinite while nothing is known. */
  double maximum() {
    return maximum.amps();
  }

  void restore(ChargePointMemory memory) {
    takesOnePhase = memory.takesOnePhase();
    memory.carMaximum().ifPresent(maximum::restore);
  }
}
