// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import static io.meriggio.controller.internal.charging.Said.figure;

import io.meriggio.controller.ChargePointState;
import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.ChargeReason;
import io.meriggio.controller.Sentence;
import java.time.Duration;
import java.util.Optional;

/** Says why a charge point that is offered current gets what it gets. */
final class WhyRunning {
  private final Situation situation;
  private final ExchangeWatch exchange;
  private final Claim claim;
  private final ChargePoint point;
  private final ChargePointState state;

  WhyRunning(Situation situation, Claim claim) {
    this.situation = situation;
    this.exchange = situation.exchange();
    this.claim = claim;
    this.point = claim.point();
    this.state = point.car().drew() ? ChargePointState.CHARGING : ChargePointState.STARTING;
  }

  Said said() {
    if (exchange.trust() == ExchangeTrust.MINIMUM || exchange.trust() == ExchangeTrust.LOST) {
      return dataLost();
    }
    if (point.strategy() instanceof EcoStrategy strategy && point.gate().isClosing()) {
      return fading(strategy);
    }
    return claim.wanting().flatMap(this::limited).or(this::stillLimited).orElseGet(this::unlimited);
  }

  private Said dataLost() {
    return exchange.isRestarting()
        ? Said.of(state, ChargeReason.DATA_LOST, "charging.restarted")
        : Said.of(
            state,
            ChargeReason.DATA_LOST,
            situation.settings().unknownExchange(),
            figure(situation.settings().failsafePower()));
  }

  private Said fading(EcoStrategy strategy) {
    Duration delay = point.stopDelay(situation.settings().stopDelay());
    boolean lost = situation.isSunLost(strategy);
    return Said.of(
            state,
            lost ? ChargeReason.DATA_LOST : ChargeReason.PV_LOW,
            lost ? "charging.sun-lost" : strategy.sentence("fades"),
            figure(situation.sun(strategy)))
        .until(Optional.of(point.gate().untilClosed(delay, situation.now())));
  }

  private Optional<Said> limited(Contender wanting) {
    Allocation allocation = claim.allocation();
    double share = allocation.amps(wanting.id());
    if (share >= wanting.cap() - 1e-9 || exchange.headroom().isEmpty()) {
      return Optional.empty();
    }
    Headroom headroom = exchange.headroom().get();
    boolean byOthers =
        headroom.room().fits(wanting.image(), share + wanting.image().step())
            && allocation.hasOthers(wanting.id());
    return Optional.of(
        byOthers
            ? Said.of(state, ChargeReason.PEER, "charging.shared", figure(headroom.total()))
            : Said.of(
                state,
                ChargeReason.CONTRACT,
                headroom.house() < 0 ? "charging.limited-fed" : "charging.limited",
                figure(situation.settings().usableContract().orElse(0.0)),
                figure(Math.abs(headroom.house())),
                figure(headroom.total())));
  }

  /** While the exchange is only remembered nothing is raised: what limited it limits it still. */
  private Optional<Said> stillLimited() {
    Optional<ChargePointStatus> told = point.presence().told();
    boolean still =
        exchange.trust() == ExchangeTrust.HELD
            && told.isPresent()
            && told.get().current() == point.offered()
            && (told.get().reason() == ChargeReason.CONTRACT
                || told.get().reason() == ChargeReason.PEER);
    return still
        ? told.map(t -> new Said(state, t.reason(), t.sentence(), Optional.empty()))
        : Optional.empty();
  }

  private Said unlimited() {
    if (isOfThreePhaseMinimum()) {
      return Said.of(
          state,
          ChargeReason.NONE,
          "charging.three-phase-minimum",
          figure(point.shown().watts(point.offered())),
          figure(situation.production().power()));
    }
    Optional<Duration> left =
        claim.wish().orElse(null) instanceof DirectStrategy.Wish.Charge charge
            ? charge.left()
            : Optional.empty();
    String key = state == ChargePointState.CHARGING ? "charging.charging" : "charging.starting";
    return Said.of(state, ChargeReason.NONE, key, Sentence.number(point.offered())).until(left);
  }

  /** Under the policy LITERAL three phases draw more than the sun gives. */
  private boolean isOfThreePhaseMinimum() {
    return situation.settings().thresholdPolicy() == ThresholdPolicy.LITERAL
        && point.livesOf(false)
        && point.shown().phases() > 1
        && point.shown().leastPower() > situation.production().power();
  }
}
