// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.ChargeReason;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One decision: from what is seen to what each charge point is offered. */
final class ChargingCycle {
  private static final double STEP_AFTER_CONTRACT = 1;
  private static final Duration ROOM_FOR = Duration.ofSeconds(60);

  private final ChargingSettings settings;
  private final List<ChargePoint> points;
  private final ShareOrder order;
  private final ExchangeWatch exchange;
  private final ChargingInputs inputs;
  private final Moment now;

  private final Production production;
  private final SunShare sun;
  private final double surplus;
  private final Map<String, DirectStrategy.Wish> wishes = new HashMap<>();
  private final Set<String> yielding = new HashSet<>();

  ChargingCycle(
      ChargingSettings settings,
      Collection<ChargePoint> points,
      ShareOrder order,
      ExchangeWatch exchange,
      ChargingInputs inputs,
      Moment now) {
    this.settings = settings;
    this.points = List.copyOf(points);
    this.order = order;
    this.exchange = exchange;
    this.inputs = inputs;
    this.now = now;
    this.production = Production.of(inputs.production(), inputs.sunUp(), now);
    this.sun = new SunShare(settings, now);
    this.surplus = measuredSurplus();
  }

  List<ChargePointStatus> decide() {
    ask();
    takeTurns();
    List<ChargePoint> willing = inOrder(ChargePoint::isWilling);
    switchPhases(willing);
    shareSun(willing, false, production.power(), production.lost());
    shareSun(willing, true, surplus, false);
    List<Contender> contenders = contenders(willing);
    Allocation allocation = Allocation.of(contenders, room());
    Map<String, Double> offers =
        new Ramp(exchange, points, now).settle(contenders, allocation, room());
    keepOnOffer(offers);
    return conclude(contenders, allocation, offers);
  }

  /** What the strategies want that do not look at the sun. */
  private void ask() {
    for (ChargePoint point : points) {
      if (point.strategy() instanceof DirectStrategy strategy) {
        DirectStrategy.Wish wish =
            strategy.wish(point.energy() * settings.lossFactor(), now, settings.timeZone());
        wishes.put(point.id(), wish);
        heed(point, wish);
      }
    }
  }

  private void heed(ChargePoint point, DirectStrategy.Wish wish) {
    if (wish instanceof DirectStrategy.Wish.Complete reached && point.isWilling()) {
      point.complete(reached.goal(), settings.defaultStrategy(), now);
    } else if (wish instanceof DirectStrategy.Wish.Wait) {
      if (point.isInWindow() && point.isWilling()) {
        point.complete(ChargeReason.TIME, settings.defaultStrategy(), now);
      }
      point.endWindow();
    } else if (wish instanceof DirectStrategy.Wish.Charge charge
        && charge.left().isPresent()
        && point.isPlugged()
        && point.isOnline()
        && !point.isInWindow()) {
      point.beginWindow();
    }
  }

  /** Every 15 min one who charges yields to who has waited longest. */
  private void takeTurns() {
    Map<String, Double> energies = new HashMap<>();
    for (ChargePoint point : points) {
      if (point.isWilling() && !isWaitingForTime(point)) {
        energies.put(point.id(), point.energy());
      }
    }
    if (order.step(energies, now) && exchange.trust() == ExchangeTrust.FRESH) {
      longestWaiting().ifPresent(this::giveTurn);
    }
  }

  private Optional<ChargePoint> longestWaiting() {
    return points.stream()
        .filter(p -> p.isWilling() && p.waiting().since().isPresent())
        .min(
            Comparator.<ChargePoint, Duration>comparing(p -> p.waiting().since().orElseThrow())
                .thenComparingDouble(p -> order.energy(p.id()))
                .thenComparing(ChargePoint::id));
  }

  private void giveTurn(ChargePoint next) {
    boolean wantsSun = next.strategy() instanceof EcoStrategy && !next.gate().isOpen();
    points.stream()
        .filter(p -> p.offered() > 0 && p.isWilling())
        .filter(p -> !wantsSun || isOfSameBudget(p, next))
        .max(
            Comparator.<ChargePoint>comparingDouble(p -> order.energy(p.id()))
                .thenComparing(ChargePoint::id))
        .ifPresent(
            p -> {
              yielding.add(p.id());
              order.promise(next.id());
              if (wantsSun) {
                p.gate().move(false);
                next.gate().move(true);
              }
            });
  }

  private static boolean isOfSameBudget(ChargePoint a, ChargePoint b) {
    return a.strategy() instanceof EcoStrategy one
        && b.strategy() instanceof EcoStrategy other
        && one.takesSurplus() == other.takesSurplus();
  }

  private boolean isWaitingForTime(ChargePoint point) {
    return wishes.get(point.id()) instanceof DirectStrategy.Wish.Wait;
  }

  private List<ChargePoint> inOrder(java.util.function.Predicate<ChargePoint> which) {
    Comparator<ChargePoint> yieldLast = Comparator.comparing(p -> yielding.contains(p.id()));
    return points.stream().filter(which).sorted(yieldLast.thenComparing(order.order())).toList();
  }

  /** By an even share of what there is: who is to charge on three phases, and who on one. */
  private void switchPhases(List<ChargePoint> willing) {
    if (!settings.phaseSwitching()) {
      return;
    }
    for (ChargePoint point : points) {
      if (point.isOnline() && point.shown().canSwitchPhases()) {
        boolean ofOnePhase = point.phaseSwitch().phases() > 1 && point.shown().phases() == 1;
        boolean wants = willing.contains(point) && !isWaitingForTime(point) && !ofOnePhase;
        point
            .phaseSwitch()
            .step(
                wants ? share(point, willing) : Optional.empty(),
                point.power(),
                settings.startDelay(),
                point.pauses().stopDelay(settings.stopDelay()),
                now);
      }
    }
  }

  private Optional<Double> share(ChargePoint point, List<ChargePoint> willing) {
    if (!isFresh()) {
      return Optional.empty();
    }
    double share = exchange.headroom().orElseThrow().total() / willing.size();
    if (point.strategy() instanceof EcoStrategy eco) {
      long same = willing.stream().filter(p -> livesOf(p, eco.takesSurplus())).count();
      share = Math.min(share, (eco.takesSurplus() ? surplus : production.power()) / same);
    }
    return Optional.of(share);
  }

  private void shareSun(List<ChargePoint> willing, boolean surplus, double watts, boolean lost) {
    List<ChargePoint> others =
        points.stream().filter(p -> !p.isWilling() && livesOf(p, surplus)).toList();
    sun.share(willing.stream().filter(p -> livesOf(p, surplus)).toList(), others, watts, lost);
  }

  private static boolean livesOf(ChargePoint point, boolean surplus) {
    return point.strategy() instanceof EcoStrategy eco && eco.takesSurplus() == surplus;
  }

  /** What would be exported if those who live of it did not charge, W. */
  private double measuredSurplus() {
    double own = 0;
    for (ChargePoint point : points) {
      own += point.isOnline() && livesOf(point, true) ? point.power() : 0;
    }
    return Math.max(0, exchange.power().orElse(0.0) + own);
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
    if (wishes.get(point.id()) instanceof DirectStrategy.Wish.Charge charge) {
      double most = point.shown().floorToStep(Math.min(charge.maxPower(), 1e6));
      return Math.min(most, point.maxCurrent());
    }
    return 0;
  }

  private Contender contender(ChargePoint point, double cap) {
    boolean begins = point.offered() == 0;
    double least = ChargePointImage.LEAST_CURRENT;
    double need = begins && point.needsRoom() ? least + STEP_AFTER_CONTRACT : least;
    boolean held =
        yielding.contains(point.id())
            || (begins && !mayBegin(point))
            || (begins && point.needsRoom() && !point.roomy().atLeast(ROOM_FOR, now));
    double capped =
        switch (exchange.trust()) {
          case HELD -> Math.min(cap, point.offered());
          case MINIMUM -> Math.min(cap, least);
          default -> cap;
        };
    return new Contender(
        point.shown(),
        begins ? cap : capped,
        need,
        point.offered(),
        order.energy(point.id()),
        held);
  }

  private boolean mayBegin(ChargePoint point) {
    boolean trusted =
        exchange.trust() == ExchangeTrust.FRESH || exchange.trust() == ExchangeTrust.LOST;
    return trusted && point.rest(settings.minPause(), now).isZero();
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
              .map(h -> h.with(settings).room())
              .orElseGet(() -> Room.of(offeredInAll()));
      case MINIMUM -> Room.of(Double.POSITIVE_INFINITY);
      case LOST -> Room.of(settings.failsafePower());
    };
  }

  private double offeredInAll() {
    return points.stream()
        .filter(ChargePoint::isOnline)
        .mapToDouble(p -> p.shown().watts(p.offered()))
        .sum();
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
          && (!begins || mayBegin(point))
          && (left.fits(point.shown(), least) || exchange.trust() == ExchangeTrust.HELD)) {
        left.take(point.shown(), least);
        offers.put(point.id(), least);
      }
    }
  }

  private double drawn(ChargePoint point) {
    return point.isOnline() && !point.isKeptOnOffer() ? point.controlledCurrent(now) : 0;
  }

  private List<ChargePointStatus> conclude(
      List<Contender> contenders, Allocation allocation, Map<String, Double> offers) {
    Map<String, Contender> wanting = new HashMap<>();
    contenders.forEach(c -> wanting.put(c.id(), c));
    List<ChargePointStatus> statuses = new ArrayList<>();
    for (ChargePoint point : points) {
      boolean wants = wanting.containsKey(point.id());
      double before = point.offered();
      if (point.isOnline()) {
        double amps = offers.getOrDefault(point.id(), 0.0);
        boolean byLimit = wants && amps == 0 && !yielding.contains(point.id());
        boolean counts = wants || (point.isWilling() && point.strategy() instanceof EcoStrategy);
        counts &= !point.phaseSwitch().isBusy();
        point.offer(amps, byLimit, counts, now);
        point.watchRoom(wants && allocation.fitted(point.id()) && isFresh(), now);
        if (before == 0 && amps > 0) {
          order.started(point.id());
        }
      }
      ChargePointStatus status =
          new Conclusion(settings, point, exchange, production, surplus, now)
              .status(
                  Optional.ofNullable(wanting.get(point.id())),
                  allocation,
                  Optional.ofNullable(wishes.get(point.id())),
                  sun.isOutrun(point.id()));
      point.watchTurn(status.reason() == ChargeReason.PEER && point.offered() == 0, now);
      point.tell(status);
      statuses.add(status);
    }
    return statuses;
  }

  private boolean isFresh() {
    return exchange.trust() == ExchangeTrust.FRESH;
  }
}
