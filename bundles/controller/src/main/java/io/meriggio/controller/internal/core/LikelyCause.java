// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.Figure;
import io.meriggio.controller.Sentence;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is likely to be wrong with a plant whose house seems to deliver power, by the evidence there
 * is: at night nothing can be fed in; an exchange that follows the sun has the right sign and the
 * wrong size, one that goes against it the wrong sign.
 *
 * <p>Threads: one at a time.
 */
final class LikelyCause {
  private static final double NOTHING = 50;
  private static final double CLEARLY_MOVED = 200;
  private static final double PHASES = 3;

  private record Pair(double production, double exchange) {}

  private Optional<Pair> first = Optional.empty();
  private Optional<Boolean> followsSun = Optional.empty();

  /** Watches how the exchange moves with the production, as long as the balance is implausible. */
  void watch(boolean implausible, Figure production, Figure exchange) {
    if (!implausible || !production.isKnown() || !exchange.isKnown()) {
      first = Optional.empty();
      followsSun = Optional.empty();
      return;
    }
    Pair now = new Pair(production.value().orElseThrow(), exchange.value().orElseThrow());
    Pair before = first.orElse(now);
    first = Optional.of(before);
    double sun = now.production() - before.production();
    double grid = now.exchange() - before.exchange();
    if (Math.abs(sun) >= CLEARLY_MOVED && Math.abs(grid) >= CLEARLY_MOVED / 2) {
      followsSun = Optional.of(sun > 0 == grid > 0);
    }
  }

  /** The sentence of the likely cause. */
  Sentence hint(PlantModel model, OptionalInt phases, Evidence seen) {
    String exchange = model.exchange().source().orElse("");
    String production = String.join(", ", model.production());
    double sources = seen.production() + Math.max(0, seen.battery());
    if (sources <= NOTHING || followsSun.equals(Optional.of(false))) {
      return Sentence.of("hint.inconsistent.reversed", exchange, watts(seen.exchange()));
    }
    if (seen.productionSensed() && tripledFits(seen)) {
      return phases.orElse(1) == PHASES
          ? Sentence.of("hint.inconsistent.production-constant", production)
          : Sentence.of("hint.inconsistent.production-small", production);
    }
    if (seen.exchangeSensed() && phases.orElse(1) == 1 && thirdFits(seen)) {
      return followsSun.equals(Optional.of(true))
          ? Sentence.of("hint.inconsistent.exchange-constant", exchange)
          : Sentence.of("hint.inconsistent");
    }
    return followsSun.equals(Optional.of(true))
        ? Sentence.of("hint.inconsistent.size", exchange, production)
        : Sentence.of("hint.inconsistent");
  }

  /**
   * The powers of the moment.
   *
   * @param productionSensed whether the production comes from a sensor of the gateway
   * @param exchangeSensed whether the exchange does
   */
  record Evidence(
      double production,
      double battery,
      double exchange,
      boolean productionSensed,
      boolean exchangeSensed) {}

  private static boolean tripledFits(Evidence seen) {
    return PHASES * seen.production() + seen.battery() >= seen.exchange();
  }

  private static boolean thirdFits(Evidence seen) {
    return seen.production() + seen.battery() >= seen.exchange() / PHASES;
  }

  private static String watts(double power) {
    return Long.toString(Math.round(power));
  }
}
