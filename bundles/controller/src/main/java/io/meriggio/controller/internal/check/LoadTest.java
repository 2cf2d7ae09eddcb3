// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.check;

import static io.meriggio.controller.internal.check.Verdict.watts;

import io.meriggio.controller.CtCheckStatus.Result;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Judges the exchange before and after a load was switched on: it must drop, for drawing counts
 * negative (energy-manager-semantics section 3, D12).
 *
 * @param before the exchange without the load, in W
 * @param production of the plant then, where it was measured
 * @param phases the exchange of each phase then; empty where unknown
 */
record LoadTest(double before, Optional<Double> production, List<Double> phases) {
  static final Duration WINDOW = Duration.ofSeconds(30);

  /** What a load of 1 kW moves at least. */
  static final double STEP = 500;

  static final double PV_IS_OFF_BELOW = 50;
  private static final double STEADY = 250;
  private static final double NOTHING = 50;

  /** The verdict, as soon as there is one. */
  Optional<Verdict> judge(Look look, Moment now) {
    if (productionMoved(look, now)) {
      return Optional.of(Verdict.of(Result.ABORTED, "check.pv-changed"));
    }
    return look.freshPower(now).map(sample -> sample.value()).flatMap(p -> byChange(p, look, now));
  }

  private boolean productionMoved(Look look, Moment now) {
    return production.isPresent()
        && look.freshProduction(now)
            .filter(p -> Math.abs(p.value() - production.get()) >= STEADY)
            .isPresent();
  }

  private Optional<Verdict> byChange(double after, Look look, Moment now) {
    if (after - before <= -STEP) {
      return Optional.of(dropped(after));
    }
    return after - before >= STEP
        ? Optional.of(risen(after, look.freshPhases(now)))
        : Optional.empty();
  }

  private Verdict dropped(double after) {
    if (pvIsMeasuredOff() && after >= NOTHING) {
      return Verdict.of(Result.UNCLEAR, "check.unclear", watts(before), watts(after));
    }
    String odd = phasesThatFeedIn();
    return odd.isEmpty()
        ? Verdict.of(Result.CORRECT, "check.correct", watts(before), watts(after))
        : Verdict.of(Result.UNCLEAR, "check.odd-phases", watts(before), watts(after), odd);
  }

  /**
   * A load that was switched off raises a right sensor too; it then still shows that power is
   * drawn.
   */
  private Verdict risen(double after, List<Double> phasesAfter) {
    if (pvIsMeasuredOff() && after <= -NOTHING) {
      return Verdict.of(Result.UNCLEAR, "check.unclear", watts(before), watts(after));
    }
    if (phases.isEmpty() || phasesAfter.size() != phases.size() || allPhasesMayBeReversed()) {
      return Verdict.reversible(Result.REVERSED, "check.reversed", watts(before), watts(after));
    }
    String phase = "L" + (1 + mostRisen(phasesAfter));
    return Verdict.of(Result.REVERSED, "check.reversed-phase", watts(before), watts(after), phase);
  }

  private boolean pvIsMeasuredOff() {
    return production.filter(watts -> watts <= PV_IS_OFF_BELOW).isPresent();
  }

  private boolean allPhasesMayBeReversed() {
    return phases.stream().noneMatch(watts -> watts <= -NOTHING);
  }

  private int mostRisen(List<Double> after) {
    return IntStream.range(0, phases.size())
        .boxed()
        .max(java.util.Comparator.comparingDouble(i -> after.get(i) - phases.get(i)))
        .orElseThrow();
  }

  private String phasesThatFeedIn() {
    if (!pvIsMeasuredOff()) {
      return "";
    }
    return IntStream.range(0, phases.size())
        .filter(i -> phases.get(i) >= NOTHING)
        .mapToObj(i -> "L" + (i + 1))
        .collect(Collectors.joining(", "));
  }

  /** What is likely when the window ended without a change. */
  Verdict unchanged() {
    String key =
        Math.abs(before) < NOTHING
            ? "check.no-change.zero"
            : before < 0 ? "check.no-change.negative" : "check.no-change.positive";
    return Verdict.of(Result.NO_CHANGE, key, watts(before));
  }
}
