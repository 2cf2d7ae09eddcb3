// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import static io.meriggio.controller.internal.charging.Said.figure;

import io.meriggio.controller.ChargeReason;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.cycle.Lasting;
import java.time.Duration;
import java.util.Optional;

/** Says why a charge point with a car that could charge is offered nothing. */
final class WhyWaiting {
  private final Situation situation;
  private final ChargingSettings settings;
  private final Claim claim;
  private final ChargePoint point;

  WhyWaiting(Situation situation, Claim claim) {
    this.situation = situation;
    this.settings = situation.settings();
    this.claim = claim;
    this.point = claim.point();
  }

  Said said() {
    if (claim.wanting().isPresent()) {
      return leftOut(claim.wanting().get());
    }
    if (point.phaseSwitch().isBusy()) {
      return Said.standby(
          ChargeReason.MIN_PAUSE,
          Sentence.of("charging.phase-switch"),
          point.phaseSwitch().left(situation.now()));
    }
    double own = claim.wishes().most(point);
    if (own < ChargePointImage.LEAST_CURRENT) {
      return Said.standby(ChargeReason.CONTRACT, "charging.own-limit", Sentence.number(own));
    }
    if (claim.wish().orElse(null) instanceof DirectStrategy.Wish.Wait wait) {
      return Said.standby(
          wait.reason(),
          Sentence.of(wait.remaining().isPresent() ? "charging.time" : "charging.no-clock"),
          wait.remaining());
    }
    return withoutSun((EcoStrategy) point.strategy());
  }

  private Said withoutSun(EcoStrategy strategy) {
    if (situation.isSunLost(strategy)) {
      return Said.standby(ChargeReason.DATA_LOST, "charging.sun-unknown");
    }
    String available = figure(situation.sun(strategy));
    if (claim.outrun()) {
      return Said.standby(ChargeReason.PEER, strategy.sentence("shared"), available);
    }
    double needed = strategy.threshold(point.shown(), settings.thresholdPolicy());
    boolean comes = point.gate().isOpening();
    return Said.standby(
        ChargeReason.PV_LOW,
        Sentence.of(strategy.sentence(comes ? "comes" : "low"), available, figure(needed)),
        comes
            ? Optional.of(point.gate().untilOpen(settings.startDelay(), situation.now()))
            : Optional.empty());
  }

  private Said leftOut(Contender wanting) {
    if (!situation.isFresh()) {
      return Said.standby(
          ChargeReason.DATA_LOST, settings.unknownExchange(), figure(settings.failsafePower()));
    }
    Allocation allocation = claim.allocation();
    Duration rest = point.offer().rest(settings.minPause(), situation.now());
    if (allocation.fitted(wanting.id()) && !point.offer().needsRoom()) {
      return allocation.amps(wanting.id()) > 0 || rest.isZero()
          ? Said.standby(ChargeReason.PEER, "charging.turn")
          : Said.standby(
              ChargeReason.MIN_PAUSE, Sentence.of("charging.min-pause"), Optional.of(rest));
    }
    // Where there is room again it must last before a charge point that a limit paused comes back.
    return allocation.hasAdmitted() && !allocation.fitted(wanting.id())
        ? Said.standby(ChargeReason.PEER, "charging.turn")
        : tooLittle(wanting, rest);
  }

  private Said tooLittle(Contender wanting, Duration rest) {
    Headroom headroom = situation.exchange().headroom().orElseThrow();
    Lasting roomy = point.offer().roomy();
    Duration left = roomy.remaining(ChargingCycle.ROOM_FOR, situation.now());
    return Said.standby(
        ChargeReason.CONTRACT,
        Sentence.of(
            "charging.contract",
            figure(settings.usableContract().orElse(0.0)),
            figure(headroom.house()),
            figure(headroom.total()),
            figure(wanting.image().watts(wanting.need()))),
        roomy.since().isPresent()
            ? Optional.of(left.compareTo(rest) > 0 ? left : rest)
            : Optional.empty());
  }
}
