// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.EnergyFlow;
import io.meriggio.controller.Figure;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Flows added up over time, and for how much of it they were known. Sums can be merged in any
 * order.
 *
 * @param flows in Wh
 * @param known how long the flows between PV, battery, grid and site were known
 * @param split how long what the charge points took was known as well
 * @param doubtful for how much of the known time figures were UNCERTAIN
 * @param missing why some of the time is missing; NONE when it is not
 * @param splitMissing why the charge points' part is missing for some of the time
 * @param doubt why figures were UNCERTAIN
 */
record FlowSum(
    Flows flows,
    Duration known,
    Duration split,
    Duration doubtful,
    Reason missing,
    Reason splitMissing,
    Reason doubt) {
  FlowSum {
    Objects.requireNonNull(flows, "flows");
    Objects.requireNonNull(known, "known");
    Objects.requireNonNull(split, "split");
    Objects.requireNonNull(doubtful, "doubtful");
    Objects.requireNonNull(missing, "missing");
    Objects.requireNonNull(splitMissing, "splitMissing");
    Objects.requireNonNull(doubt, "doubt");
  }

  static final FlowSum EMPTY =
      new FlowSum(
          Flows.NONE,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Reason.NONE,
          Reason.NONE,
          Reason.NONE);
  private static final double ALLOWED_MISSING = DayShares.ALLOWED_MISSING;
  private static final double NOTICED_MISSING = 0.01;
  private static final double NANOS_PER_HOUR = 3.6e12;

  /** What powers that held for a span make. */
  static FlowSum of(HeldPowers held, Duration span) {
    if (!held.tellFlows()) {
      return new FlowSum(
          Flows.NONE,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          held.missing(),
          held.missing(),
          Reason.NONE);
    }
    boolean splits = held.charging().isPresent();
    return new FlowSum(
        FlowSplit.of(energy(held, span.toNanos() / NANOS_PER_HOUR)),
        span,
        splits ? span : Duration.ZERO,
        held.doubt() == Reason.NONE ? Duration.ZERO : span,
        Reason.NONE,
        held.chargingMissing(),
        held.doubt());
  }

  private static IntervalEnergy energy(HeldPowers held, double hours) {
    double battery = held.battery().orElseThrow() * hours;
    double exchange = held.exchange().orElseThrow() * hours;
    return new IntervalEnergy(
        held.production().orElseThrow() * hours,
        Math.max(0, battery),
        Math.max(0, -battery),
        Math.max(0, -exchange),
        Math.max(0, exchange),
        held.charging().orElse(0.0) * hours);
  }

  FlowSum plus(FlowSum other) {
    return new FlowSum(
        flows.plus(other.flows),
        known.plus(other.known),
        split.plus(other.split),
        doubtful.plus(other.doubtful),
        weightier(missing, other.missing),
        weightier(splitMissing, other.splitMissing),
        weightier(doubt, other.doubt));
  }

  /** One of two reasons, whichever of them came first. */
  private static Reason weightier(Reason a, Reason b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  /**
   * The ten figures of a span.
   *
   * @param span how long it was, gaps included
   * @param whole whether it is the whole of what it stands for
   * @param at when it ended
   */
  Map<EnergyFlow, Figure> figures(Duration span, boolean whole, Instant at) {
    Map<EnergyFlow, Figure> figures = new EnumMap<>(EnergyFlow.class);
    for (EnergyFlow flow : EnergyFlow.values()) {
      figures.put(flow, figure(flow, span, whole, at));
    }
    return figures;
  }

  private Figure figure(EnergyFlow flow, Duration span, boolean whole, Instant at) {
    if (span.isZero()) {
      return whole
          ? Figure.good(0, Unit.WATT_HOUR, at)
          : Figure.unknown(Unit.WATT_HOUR, Reason.NEVER_READ, at);
    }
    double missed = 1 - share(flow.endsInSite() ? split : known, span);
    if (missed > ALLOWED_MISSING) {
      Reason why = flow.endsInSite() ? weightier(missing, splitMissing) : missing;
      return Figure.unknown(Unit.WATT_HOUR, why == Reason.NONE ? Reason.STALE : why, at);
    }
    double energy = flows.get(flow);
    if (share(doubtful, span) > ALLOWED_MISSING) {
      return Figure.uncertain(energy, Unit.WATT_HOUR, doubt, at);
    }
    return !whole || missed > NOTICED_MISSING
        ? Figure.uncertain(energy, Unit.WATT_HOUR, Reason.ESTIMATED, at)
        : Figure.good(energy, Unit.WATT_HOUR, at);
  }

  private static double share(Duration part, Duration span) {
    return (double) part.toNanos() / span.toNanos();
  }
}
