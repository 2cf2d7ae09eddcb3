// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Lasting;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;

/**
 * What a car can take: the plateau that it draws for 60 s while more is offered (semantics 1.6,
 * limit 1). What it leaves can then be given to others.
 */
final class CarMaximum {
  private static final Duration PLATEAU = Duration.ofSeconds(60);
  private static final double FLAT = 0.5;
  private static final double MORE = 1.0;

  private double learnt = Double.POSITIVE_INFINITY;
  private double plateau;
  private Lasting flat = Lasting.NOT;

  /** Takes what is drawn and offered, A per phase. */
  void step(double drawn, double offered, boolean draws, Moment now) {
    if (!draws || offered < drawn + MORE || Math.abs(drawn - plateau) > FLAT) {
      plateau = drawn;
      flat = Lasting.NOT;
    }
    flat = flat.next(draws && offered >= drawn + MORE, now);
    if (flat.atLeast(PLATEAU, now)) {
      // Rounded up to the ampere: the limit must not press the car below what it draws.
      learnt = Math.max(ChargePointImage.LEAST_CURRENT, Math.ceil(plateau - FLAT / 2));
    }
  }

  /** A per phase; infinite while nothing is known. */
  double amps() {
    return learnt;
  }

  void restore(double amps) {
    learnt = amps;
  }

  /** Another car may come. */
  void forget() {
    learnt = Double.POSITIVE_INFINITY;
    flat = Lasting.NOT;
  }
}
