// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.ChargePointState;
import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.ChargeReason;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.cycle.Lasting;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.util.Optional;

/** Says what state a charge point is in, why, and for how long. */
final class Conclusion {
  private static final Duration ROOM_FOR = Duration.ofSeconds(60);

  private final ChargingSettings settings;
  private final ChargePoint point;
  private final ExchangeWatch exchange;
  private final Production production;
  private final double surplus;
  private final Moment now;

  /** State, reason, sentence and the timer that runs. */
  private record Said(
      ChargePointState state, ChargeReason reason, Sentence sentence, Optional<Duration> left) {}

  Conclusion(
      ChargingSettings settings,
      ChargePoint point,
      ExchangeWatch exchange,
      Production production,
      double surplus,
      Moment now) {
    this.settings = settings;
    this.point = point;
    this.exchange = exchange;
    this.production = production;
    this.surplus = surplus;
    this.now = now;
  }

  ChargePointStatus status(
      Optional<Contender> wanting,
      Allocation allocation,
      Optional<DirectStrategy.Wish> wish,
      boolean outrun) {
    Optional<ChargePointStatus> kept = point.kept(now);
    if (kept.isPresent()) {
      return kept.get();
    }
    Said said = said(wanting, allocation, wish, outrun);
    return new ChargePointStatus(
        point.id(),
        point.id(),
        said.state(),
        said.reason(),
        said.sentence(),
        said.left(),
        point.setting(),
        point.isInProgress(),
        point.offered(),
        point.shown().phases(),
        point.isOnline() ? point.shown().power().map(Sample::value) : Optional.empty(),
        point.session().map(s -> s.energy()).filter(e -> !isFreshSession()).orElse(0.0),
        Optional.empty());
  }

  private boolean isFreshSession() {
    return point.energy() == 0;
  }

  private Said said(
      Optional<Contender> wanting,
      Allocation allocation,
      Optional<DirectStrategy.Wish> wish,
      boolean outrun) {
    if (!point.isOnline()) {
      return say(ChargePointState.OFFLINE, ChargeReason.NONE, "charging.offline");
    }
    if (point.shown().fault().isPresent()) {
      return say(
          ChargePointState.FAULT,
          ChargeReason.NONE,
          "charging.fault",
          point.shown().fault().orElseThrow());
    }
    if (!point.isPlugged()) {
      return say(ChargePointState.UNPLUGGED, ChargeReason.NONE, "charging.unplugged");
    }
    if (point.completion().isPresent()) {
      return completed(point.completion().get(), wish);
    }
    if (point.isStopped()) {
      return standby(ChargeReason.USER_STOP, "charging.user-stop");
    }
    if (!point.shown().authorised()) {
      return standby(ChargeReason.NOT_AUTHORISED, "charging.not-authorised");
    }
    if (point.takesNothing()) {
      return standby(ChargeReason.CAR_NOT_READY, "charging.car-not-ready");
    }
    return point.offered() > 0
        ? running(wanting, allocation, wish)
        : waiting(wanting, allocation, wish, outrun);
  }

  private Said completed(ChargeReason goal, Optional<DirectStrategy.Wish> wish) {
    String energy = Sentence.number(point.session().map(s -> s.energy()).orElse(0.0));
    Said said =
        say(
            ChargePointState.COMPLETED,
            goal,
            "charging.completed." + goal.name().toLowerCase(java.util.Locale.ROOT),
            energy);
    return goal == ChargeReason.TIME ? until(said, wish) : said;
  }

  private static Said until(Said said, Optional<DirectStrategy.Wish> wish) {
    return wish.orElse(null) instanceof DirectStrategy.Wish.Wait wait
        ? new Said(said.state(), said.reason(), said.sentence(), Optional.of(wait.remaining()))
        : said;
  }

  private Said running(
      Optional<Contender> wanting, Allocation allocation, Optional<DirectStrategy.Wish> wish) {
    ChargePointState state = point.drew() ? ChargePointState.CHARGING : ChargePointState.STARTING;
    if (exchange.trust() == ExchangeTrust.MINIMUM || exchange.trust() == ExchangeTrust.LOST) {
      return exchange.isRestarting()
          ? say(state, ChargeReason.DATA_LOST, "charging.restarted")
          : say(state, ChargeReason.DATA_LOST, unknownExchange(), figure(settings.failsafePower()));
    }
    if (point.strategy() instanceof EcoStrategy strategy && point.gate().isClosing()) {
      return fading(state, strategy);
    }
    Optional<Said> less = wanting.flatMap(w -> limited(state, w, allocation));
    return less.orElseGet(() -> unlimited(state, wish));
  }

  private Said fading(ChargePointState state, EcoStrategy strategy) {
    Duration delay = point.pauses().stopDelay(settings.stopDelay());
    boolean lost = isSunLost(strategy);
    return new Said(
        state,
        lost ? ChargeReason.DATA_LOST : ChargeReason.PV_LOW,
        Sentence.of(
            lost ? "charging.sun-lost" : sun(strategy, "fades"), figure(available(strategy))),
        Optional.of(point.gate().untilClosed(delay, now)));
  }

  private Said unlimited(ChargePointState state, Optional<DirectStrategy.Wish> wish) {
    if (isOfThreePhaseMinimum()) {
      return say(
          state,
          ChargeReason.NONE,
          "charging.three-phase-minimum",
          figure(point.shown().watts(point.offered())),
          figure(production.power()));
    }
    Optional<Duration> left =
        wish.orElse(null) instanceof DirectStrategy.Wish.Charge charge
            ? charge.left()
            : Optional.empty();
    String key = state == ChargePointState.CHARGING ? "charging.charging" : "charging.starting";
    return new Said(
        state, ChargeReason.NONE, Sentence.of(key, Sentence.number(point.offered())), left);
  }

  /** Under the policy LITERAL three phases draw more than the sun gives. */
  private boolean isOfThreePhaseMinimum() {
    return settings.thresholdPolicy() == ThresholdPolicy.LITERAL
        && point.strategy() instanceof EcoStrategy eco
        && !eco.takesSurplus()
        && point.shown().phases() > 1
        && point.shown().leastPower() > production.power();
  }

  private Optional<Said> limited(ChargePointState state, Contender wanting, Allocation allocation) {
    double share = allocation.amps(wanting.id());
    if (share >= wanting.cap() - 1e-9 || exchange.headroom().isEmpty()) {
      return Optional.empty();
    }
    Headroom headroom = exchange.headroom().get();
    boolean alone =
        headroom.room().fits(wanting.image(), share + wanting.image().step())
            && allocation.hasOthers(wanting.id());
    return Optional.of(
        alone
            ? say(state, ChargeReason.PEER, "charging.shared", figure(headroom.total()))
            : say(
                state,
                ChargeReason.CONTRACT,
                "charging.limited",
                figure(settings.usableContract().orElse(0.0)),
                figure(headroom.house()),
                figure(headroom.total())));
  }

  private Said waiting(
      Optional<Contender> wanting,
      Allocation allocation,
      Optional<DirectStrategy.Wish> wish,
      boolean outrun) {
    if (wanting.isPresent()) {
      return leftOut(wanting.get(), allocation);
    }
    if (point.phaseSwitch().isBusy()) {
      return new Said(
          ChargePointState.STANDBY,
          ChargeReason.MIN_PAUSE,
          Sentence.of("charging.phase-switch"),
          point.phaseSwitch().left(now));
    }
    if (own(wish) < ChargePointImage.LEAST_CURRENT) {
      return standby(ChargeReason.CONTRACT, "charging.own-limit", Sentence.number(own(wish)));
    }
    if (wish.orElse(null) instanceof DirectStrategy.Wish.Wait wait) {
      return new Said(
          ChargePointState.STANDBY,
          wait.reason(),
          Sentence.of("charging.time"),
          Optional.of(wait.remaining()));
    }
    EcoStrategy strategy = (EcoStrategy) point.strategy();
    if (isSunLost(strategy)) {
      return standby(ChargeReason.DATA_LOST, "charging.sun-unknown");
    }
    return outrun
        ? standby(ChargeReason.PEER, sun(strategy, "shared"), figure(available(strategy)))
        : waitingForSun(strategy);
  }

  private Said waitingForSun(EcoStrategy strategy) {
    double needed = strategy.threshold(point.shown(), settings.thresholdPolicy());
    Optional<Duration> left =
        point.gate().isOpening()
            ? Optional.of(point.gate().untilOpen(settings.startDelay(), now))
            : Optional.empty();
    return new Said(
        ChargePointState.STANDBY,
        ChargeReason.PV_LOW,
        Sentence.of(
            sun(strategy, left.isPresent() ? "comes" : "low"),
            figure(available(strategy)),
            figure(needed)),
        left);
  }

  /** The most that the charge point, its car and the plan allow, A per phase. */
  private double own(Optional<DirectStrategy.Wish> wish) {
    return wish.orElse(null) instanceof DirectStrategy.Wish.Charge charge
        ? Math.min(point.maxCurrent(), point.shown().floorToStep(Math.min(charge.maxPower(), 1e6)))
        : point.maxCurrent();
  }

  private boolean isSunLost(EcoStrategy strategy) {
    return production.lost() && !strategy.takesSurplus();
  }

  private double available(EcoStrategy strategy) {
    return strategy.takesSurplus() ? surplus : production.power();
  }

  private static String sun(EcoStrategy strategy, String what) {
    return (strategy.takesSurplus() ? "charging.surplus-" : "charging.sun-") + what;
  }

  private Said leftOut(Contender wanting, Allocation allocation) {
    if (exchange.trust() != ExchangeTrust.FRESH) {
      return standby(ChargeReason.DATA_LOST, unknownExchange(), figure(settings.failsafePower()));
    }
    Duration rest = point.rest(settings.minPause(), now);
    if (allocation.fitted(wanting.id()) && !point.needsRoom()) {
      return allocation.amps(wanting.id()) > 0 || rest.isZero()
          ? standby(ChargeReason.PEER, "charging.turn")
          : new Said(
              ChargePointState.STANDBY,
              ChargeReason.MIN_PAUSE,
              Sentence.of("charging.min-pause"),
              Optional.of(rest));
    }
    if (allocation.hasAdmitted()) {
      return standby(ChargeReason.PEER, "charging.turn");
    }
    return tooLittle(wanting, rest);
  }

  private Said tooLittle(Contender wanting, Duration rest) {
    Headroom headroom = exchange.headroom().orElseThrow();
    Lasting roomy = point.roomy();
    Duration left = roomy.remaining(ROOM_FOR, now);
    Optional<Duration> timer =
        roomy.since().isPresent()
            ? Optional.of(left.compareTo(rest) > 0 ? left : rest)
            : Optional.empty();
    return new Said(
        ChargePointState.STANDBY,
        ChargeReason.CONTRACT,
        Sentence.of(
            "charging.contract",
            figure(settings.usableContract().orElse(0.0)),
            figure(headroom.house()),
            figure(headroom.total()),
            figure(wanting.image().watts(wanting.need()))),
        timer);
  }

  private String unknownExchange() {
    return settings.contractedPower().isEmpty()
        ? "charging.contract-unknown"
        : "charging.exchange-unknown";
  }

  private Said standby(ChargeReason reason, String key, String... parameters) {
    return say(ChargePointState.STANDBY, reason, key, parameters);
  }

  private Said say(ChargePointState state, ChargeReason reason, String key, String... parameters) {
    return new Said(state, reason, Sentence.of(key, parameters), Optional.empty());
  }

  private static String figure(double watts) {
    return Sentence.number(Math.rint(watts));
  }
}
