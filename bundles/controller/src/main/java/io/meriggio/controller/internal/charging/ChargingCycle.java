// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.ChargeReason;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One decision: from what is seen to what each charge point is offered. */
final class ChargingCycle {
  private static final double STEP_AFTER_CONTRACT = 1;

  /** After a pause by a limit there must be room for so long. */
  static final Duration ROOM_FOR = Duration.ofSeconds(60);

  private final List<ChargePoint> points;
  private final ShareOrder order;
  private final Situation situation;
  private final ExchangeWatch exchange;
  private final Wishes wishes;
  private final Turns turns;
  private final SunShare sun;

  ChargingCycle(
      ChargingSettings settings,
      Collection<ChargePoint> points,
      ShareOrder order,
      ExchangeWatch exchange,
      ChargingInputs inputs,
      Moment now) {
    this.points = List.copyOf(points);
    this.order = order;
    this.exchange = exchange;
    this.situation =
        new Situation(
            settings,
            exchange,
            Production.of(inputs.production(), inputs.sunUp(), now),
            surplus(points, exchange),
            now);
    this.wishes = Wishes.of(points, situation);
    this.turns = new Turns(this.points, order, wishes, situation);
    this.sun = new SunShare(settings, now);
  }

  /** What would be exported if those who live of it did not charge, W. */
  private static double surplus(Collection<ChargePoint> points, ExchangeWatch exchange) {
    double own = 0;
    for (ChargePoint point : points) {
      own += point.isOnline() && point.livesOf(true) ? point.shown().drawnPower() : 0;
    }
    return Math.max(0, exchange.power().orElse(0.0) + own);
  }

  List<ChargePointStatus> decide() {
    List<ChargePoint> willing = turns.willing();
    new PhaseChoice(situation, wishes, willing).step(points);
    Production production = situation.production();
    shareSun(willing, false, production.power(), production.lost());
    shareSun(willing, true, situation.surplus(), false);
    List<Contender> contenders = contenders(willing);
    Allocation allocation = Allocation.of(contenders, room());
    Map<String, Double> offers =
        new Ramp(exchange, points, situation.now()).settle(contenders, allocation, room());
    keepOnOffer(offers);
    return conclude(contenders, allocation, offers);
  }

  private void shareSun(List<ChargePoint> willing, boolean surplus, double watts, boolean lost) {
    List<ChargePoint> takers = new ArrayList<>();
    for (ChargePoint point : willing) {
      if (point.livesOf(surplus)) {
        takers.add(point);
      }
    }
    List<ChargePoint> others = new ArrayList<>();
    for (ChargePoint point : points) {
      if (!point.isWilling() && point.livesOf(surplus)) {
        others.add(point);
      }
    }
    sun.share(takers, others, watts, lost);
  }

  private List<Contender> contenders(List<ChargePoint> willing) {
    List<Contender> contenders = new ArrayList<>();
    for (ChargePoint point : willing) {
      double cap = cap(point);
      if (!point.phaseSwitch().isBusy() && cap >= ChargePointImage.LEAST_CURRENT) {
        contenders.add(contender(point, cap));
      }
    }
    return contenders;
  }

  /** What the strategy wants, not more than the charge point and the car take; 0 = nothing. */
  private double cap(ChargePoint point) {
    if (point.strategy() instanceof EcoStrategy) {
      return Math.min(sun.cap(point.id()), point.maxCurrent());
    }
    return wishes.wantsToCharge(point) ? wishes.most(point) : 0;
  }

  private Contender contender(ChargePoint point, double cap) {
    Offer offer = point.offer();
    boolean begins = !offer.isRunning();
    double least = ChargePointImage.LEAST_CURRENT;
    double need = begins && offer.needsRoom() ? least + STEP_AFTER_CONTRACT : least;
    boolean lacksRoom = offer.needsRoom() && !offer.roomy().atLeast(ROOM_FOR, situation.now());
    boolean held = turns.isYielding(point) || (begins && (lacksRoom || !situation.mayBegin(point)));
    double capped =
        switch (exchange.trust()) {
          case HELD -> Math.min(cap, offer.amps());
          case MINIMUM -> Math.min(cap, least);
          default -> cap;
        };
    return new Contender(
        point.shown(), begins ? cap : capped, need, offer.amps(), order.energy(point.id()), held);
  }

  /** What cars may take now. */
  private Room room() {
    return switch (exchange.trust()) {
      case FRESH -> {
        Headroom headroom = exchange.headroom().orElseThrow();
        // Samples that do not belong together cut nothing, unless the limit is broken already.
        boolean wait = !headroom.isConsistent() && !headroom.isBroken();
        yield wait ? Room.of(Math.max(headroom.total(), offeredInAll())) : headroom.room();
      }
      case HELD ->
          exchange
              .headroom()
              .map(h -> h.with(situation.settings()).room())
              .orElseGet(() -> Room.of(offeredInAll()));
      case MINIMUM -> Room.of(Double.POSITIVE_INFINITY);
      case LOST -> Room.of(situation.settings().failsafePower());
    };
  }

  private double offeredInAll() {
    double watts = 0;
    for (ChargePoint point : points) {
      watts += point.isOnline() ? point.shown().watts(point.offered()) : 0;
    }
    return watts;
  }

  /** A car that takes nothing is left the least current when nobody needs it. */
  private void keepOnOffer(Map<String, Double> offers) {
    Room left = room();
    for (ChargePoint point : points) {
      double taken = Math.max(offers.getOrDefault(point.id(), 0.0), drawn(point));
      if (taken > 0) {
        left.take(point.shown(), taken);
      }
    }
    for (ChargePoint point : points) {
      double least = ChargePointImage.LEAST_CURRENT;
      boolean begins = point.offered() == 0;
      if (point.isKeptOnOffer()
          && !point.phaseSwitch().isBusy()
          && (!begins || situation.mayBegin(point))
          && (left.fits(point.shown(), least) || exchange.trust() == ExchangeTrust.HELD)) {
        left.take(point.shown(), least);
        offers.put(point.id(), least);
      }
    }
  }

  private double drawn(ChargePoint point) {
    return point.isOnline() && !point.isKeptOnOffer()
        ? ControlledPower.current(point, situation.now())
        : 0;
  }

  private List<ChargePointStatus> conclude(
      List<Contender> contenders, Allocation allocation, Map<String, Double> offers) {
    Map<String, Contender> wanting = new HashMap<>();
    contenders.forEach(c -> wanting.put(c.id(), c));
    List<ChargePointStatus> statuses = new ArrayList<>();
    for (ChargePoint point : points) {
      Claim claim =
          new Claim(
              point,
              Optional.ofNullable(wanting.get(point.id())),
              allocation,
              wishes,
              sun.isOutrun(point.id()));
      if (point.isOnline()) {
        offer(claim, offers.getOrDefault(point.id(), 0.0));
      }
      ChargePointStatus status = new Conclusion(situation, claim).status();
      boolean waits = status.reason() == ChargeReason.PEER && !point.offer().isRunning();
      point.offer().watchTurn(waits, situation.now());
      point.presence().tell(status);
      statuses.add(status);
    }
    return statuses;
  }

  private void offer(Claim claim, double amps) {
    ChargePoint point = claim.point();
    boolean wants = claim.wanting().isPresent();
    boolean byLimit = wants && amps == 0 && !turns.isYielding(point);
    boolean counts = wants || (point.isWilling() && point.strategy() instanceof EcoStrategy);
    counts &= !point.phaseSwitch().isBusy();
    if (amps > 0 && !point.offer().isRunning()) {
      order.started(point.id());
    }
    point.offer(amps, byLimit, counts, situation.now());
    boolean fits = wants && claim.allocation().fitted(point.id()) && situation.isFresh();
    point.offer().watchRoom(fits, situation.now());
  }
}
