// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power;

import io.meriggio.controller.internal.cycle.Lasting;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds the power that the inverters together may deliver so that the feed-in stays within its
 * limit: cut at once by what is too much, raised slowly.
 *
 * <p>What may be delivered is what is delivered now less what is fed in too much: a figure of the
 * load alone, so that clouds do not move it. An inverter follows a cycle or two late; until then a
 * second cut counts only what came on top of the first.
 *
 * <p>Threads: one at a time.
 */
final class ExportLoop {
  /** Two cycles: an inverter has followed and is measured. */
  static final Duration SETTLING = Duration.ofSeconds(10);

  /** Between two raises. */
  static final Duration RAISE_EVERY = Duration.ofSeconds(15);

  /** A target that is too high without harm is lowered after this. */
  static final Duration UNUSED = Duration.ofSeconds(30);

  static final double LARGEST_RAISE = 0.10;
  static final double BAND = 0.01;
  static final double LEAST_BAND_WATTS = 30;
  private static final double UNUSED_SHARE = 0.10;
  private static final double PRODUCING_SHARE = 0.02;

  private Optional<Double> target = Optional.empty();
  private Optional<Moment> changed = Optional.empty();
  private double feedInAtCut;
  private Lasting unused = Lasting.NOT;

  /** Forgets everything: the next look begins from what is delivered at most. */
  void reset() {
    target = Optional.empty();
    changed = Optional.empty();
    unused = Lasting.NOT;
  }

  /** Begins from a target that others have ordered. */
  void set(double watts, Moment now) {
    target = Optional.of(watts);
    changed = Optional.of(now);
    feedInAtCut = Double.MAX_VALUE;
  }

  /**
   * The target.
   *
   * @param limit W at the connection point
   * @param feedIn W now, negative = withdrawn
   * @param delivered W of the inverters together now
   * @param rated W of the inverters together, more than 0
   * @return W, 0…rated
   */
  double look(double limit, double feedIn, double delivered, double rated, Moment now) {
    double before = Math.min(target.orElse(rated), rated);
    double band = band(rated);
    double excess = feedIn - (limit - band);
    double next = before;
    boolean settled = sinceChange(now).compareTo(SETTLING) >= 0;
    unused =
        unused.next(
            before > delivered - excess + UNUSED_SHARE * rated
                && delivered > PRODUCING_SHARE * rated,
            now);
    if (feedIn > limit) {
      next = cut(before, feedIn, excess, delivered, band, settled);
    } else if (unused.atLeast(UNUSED, now)) {
      next = delivered - excess;
    } else if (delivered - excess > before + band && sinceChange(now).compareTo(RAISE_EVERY) >= 0) {
      next = raised(before, delivered - excess, band, rated);
    }
    next = Math.max(0, Math.min(rated, next));
    if (next != before) {
      changed = Optional.of(now);
      feedInAtCut = next < before ? Math.max(feedIn, limit) : Double.MAX_VALUE;
    }
    target = Optional.of(next);
    return next;
  }

  private double cut(
      double before, double feedIn, double excess, double delivered, double band, boolean settled) {
    if (settled || feedInAtCut == Double.MAX_VALUE) {
      return Math.min(before, delivered) - excess;
    }
    double onTop = feedIn - feedInAtCut;
    return onTop > band ? before - onTop : before;
  }

  private static double raised(double before, double allowed, double band, double rated) {
    double free = allowed - before;
    return free < 2 * band ? allowed : before + Math.min(free / 2, LARGEST_RAISE * rated);
  }

  /** How far below the limit the loop aims: a share of the inverters, or a meter's noise. */
  static double band(double rated) {
    return Math.max(LEAST_BAND_WATTS, BAND * rated);
  }

  private Duration sinceChange(Moment now) {
    return changed.map(now::since).orElse(RAISE_EVERY);
  }
}
