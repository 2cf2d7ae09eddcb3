// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What the contract and the phases leave for cars: contract + exchange + what the cars draw now
 * (semantics 1.6, limit 2). Samples of different age are not mixed: after a change of a set-point
 * the exchange may contain the new load while a charge point still tells the old one.
 */
final class Headroom {
  private static final Duration SAME_MOMENT = Duration.ofMillis(1500);

  /** A car has 5 s to follow, and meters have their own period. */
  static final Duration SETTLING = Duration.ofSeconds(10);

  private final ChargingSettings settings;
  private final double exchange;
  private final double charging;
  private final boolean consistent;
  private final double[] phases;

  private Headroom(
      ChargingSettings settings,
      double exchange,
      double charging,
      boolean consistent,
      double[] phases) {
    this.settings = settings;
    this.exchange = exchange;
    this.charging = charging;
    this.consistent = consistent;
    this.phases = phases;
  }

  /**
   * Looks at the exchange and at what the cars draw.
   *
   * @param phasePowers exchange by phase, W, export +; empty when nobody shows it
   * @param points those that answer; a silent one counts as a load of the house
   */
  static Headroom of(
      ChargingSettings settings,
      Sample grid,
      List<Double> phasePowers,
      Collection<ChargePoint> points,
      Moment now) {
    double charging = 0;
    boolean consistent = true;
    for (ChargePoint point : points) {
      charging += ControlledPower.of(point, now);
      consistent &= !point.offer().isSettling(SETTLING, now) || isOfSameMoment(point, grid);
    }
    return new Headroom(
        settings, grid.value(), charging, consistent, phases(settings, phasePowers, points, now));
  }

  private static boolean isOfSameMoment(ChargePoint point, Sample grid) {
    Optional<Sample> power = point.shown().power();
    return power.isPresent() && power.get().at().since(grid.at()).abs().compareTo(SAME_MOMENT) <= 0;
  }

  private static double[] phases(
      ChargingSettings settings, List<Double> powers, Collection<ChargePoint> points, Moment now) {
    double[] left = new double[3];
    Arrays.fill(left, Double.POSITIVE_INFINITY);
    if (settings.phaseLimit().isEmpty() || powers.size() != left.length) {
      return left;
    }
    for (int phase = 0; phase < left.length; phase++) {
      left[phase] =
          settings.phaseLimit().get() * ChargePointImage.NOMINAL_VOLTAGE + powers.get(phase);
      for (ChargePoint point : points) {
        left[phase] += ofPhase(point, phase, now);
      }
    }
    return left;
  }

  /**
   * What a charge point draws from a phase. Nobody knows on which phase of the house one with fewer
   * phases is: it counts on each, as it takes room on each.
   */
  private static double ofPhase(ChargePoint point, int phase, Moment now) {
    List<Double> own = point.shown().phasePower();
    int phases = point.shown().phases();
    double all = ControlledPower.of(point, now);
    boolean known = own.size() == 3 && phases == 3 && point.shown().drawnPower() > 0;
    return known ? own.get(phase) * all / point.shown().drawnPower() : all / phases;
  }

  /** The same samples under settings that may have changed since. */
  Headroom with(ChargingSettings changed) {
    return new Headroom(changed, exchange, charging, consistent, phases);
  }

  /** W in all that cars may draw; at least 0 is not promised. */
  double total() {
    return settings.usableContract().orElseThrow() + exchange + charging;
  }

  Room room() {
    return new Room(total(), phases);
  }

  /** Whether the samples belong together, so that something may be raised. */
  boolean isConsistent() {
    return consistent;
  }

  /** Whether more is drawn than may be, whoever draws it. */
  boolean isBroken() {
    boolean broken = -exchange > settings.usableContract().orElseThrow();
    for (double phase : phases) {
      broken |= phase < 0;
    }
    return broken;
  }

  /** What the house draws beside the cars and after what it makes, W. */
  double house() {
    return -exchange - charging;
  }
}
