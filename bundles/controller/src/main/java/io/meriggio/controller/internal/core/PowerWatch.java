// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.Figure;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * Turns looks at powers into steps over which they held.
 *
 * <p>The rules of honesty: a span longer than {@link #LONGEST_STEP} without a look is a gap. An
 * inverter that fell silent below 50 W sleeps: it counts as 0 (energy-manager-semantics 1.8).
 *
 * <p>Threads: one at a time.
 */
final class PowerWatch {
  static final Duration LONGEST_STEP = Duration.ofSeconds(60);
  private static final double SLEEPS_BELOW_WATTS = 50;

  private record Look(Moment at, Powers powers) {}

  private Optional<Look> last = Optional.empty();
  private double lastProduction = Double.MAX_VALUE;

  /** Forgets what it saw: figures now come from elsewhere. */
  void restart() {
    last = Optional.empty();
    lastProduction = Double.MAX_VALUE;
  }

  /** Takes the powers of a moment; gives the step since the last one, except at the first. */
  Optional<Step> step(Powers powers, Moment now) {
    Optional<Step> step = last.map(look -> new Step(look.at(), now, held(look, now)));
    powers.production().value().ifPresent(watts -> lastProduction = watts);
    last = Optional.of(new Look(now, powers));
    return step;
  }

  private Optional<HeldPowers> held(Look look, Moment now) {
    if (now.since(look.at()).compareTo(LONGEST_STEP) > 0) {
      return Optional.empty();
    }
    Powers powers = look.powers();
    Optional<Double> production = heldProduction(powers.production());
    return Optional.of(
        new HeldPowers(
            production,
            powers.battery().value(),
            powers.exchange().value(),
            powers.charging().value(),
            powers.doubt(),
            missing(powers, production.isPresent()),
            powers.charging().isKnown() ? Reason.NONE : powers.charging().reason()));
  }

  private Optional<Double> heldProduction(Figure figure) {
    return figure.isKnown() || lastProduction >= SLEEPS_BELOW_WATTS
        ? figure.value()
        : Optional.of(0.0);
  }

  private static Reason missing(Powers powers, boolean productionHeld) {
    if (!powers.exchange().isKnown()) {
      return powers.exchange().reason();
    }
    if (!productionHeld) {
      return powers.production().reason();
    }
    return powers.battery().isKnown() ? Reason.NONE : powers.battery().reason();
  }
}
