// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Moment;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts at once and raises slowly (semantics 1.5): a raise at most every 10 s and at most by 4 A
 * where the contract limits, and only into power that is measured to be free. The first set-point
 * of a run may be the full target.
 */
final class Ramp {
  private static final double MOST_AT_ONCE = 4;

  private final ExchangeWatch exchange;
  private final Map<String, ChargePoint> points = new LinkedHashMap<>();
  private final Moment now;

  Ramp(ExchangeWatch exchange, Collection<ChargePoint> points, Moment now) {
    this.exchange = exchange;
    this.now = now;
    points.forEach(point -> this.points.put(point.id(), point));
  }

  /**
   * From what was shared to what is offered.
   *
   * @param room what there was to share
   * @return A per phase by id; who is left out has 0
   */
  Map<String, Double> settle(List<Contender> contenders, Allocation allocation, Room room) {
    Map<String, Double> offers = new HashMap<>();
    for (Contender contender : contenders) {
      offers.put(contender.id(), Math.min(allocation.amps(contender.id()), contender.offered()));
    }
    Room free = free(offers, room);
    for (Contender contender : contenders) {
      double target = allowed(contender, allocation.amps(contender.id()));
      if (target > contender.offered() + 1e-9) {
        offers.put(contender.id(), raise(contender, target, free));
      }
    }
    return offers;
  }

  /** What neither is offered nor drawn: a car that was told to draw less may still draw more. */
  private Room free(Map<String, Double> offers, Room room) {
    Room free = room.copy();
    for (ChargePoint point : points.values()) {
      double amps = taken(point, offers.getOrDefault(point.id(), 0.0));
      if (amps > 0) {
        free.take(point.shown(), amps);
      }
    }
    return free;
  }

  private double taken(ChargePoint point, double offered) {
    return point.isOnline() ? Math.max(offered, ControlledPower.current(point, now)) : 0;
  }

  private double allowed(Contender contender, double target) {
    ChargePoint point = points.get(contender.id());
    if (target <= contender.offered()) {
      return target;
    }
    boolean settling =
        point.offer().isSettling(Headroom.SETTLING, now) && !point.offer().isResumed();
    if (!mayRaise() || settling) {
      return contender.offered();
    }
    boolean bySun = point.strategy() instanceof EcoStrategy && target >= contender.cap() - 1e-9;
    return bySun || point.offer().isFirstOfRun()
        ? target
        : Math.min(target, contender.offered() + MOST_AT_ONCE);
  }

  private boolean mayRaise() {
    return switch (exchange.trust()) {
      case FRESH -> exchange.headroom().orElseThrow().isConsistent();
      case HELD, MINIMUM -> false;
      case LOST -> true;
    };
  }

  /** As much of the raise as fits, by steps; a start needs the least current. */
  private double raise(Contender contender, double target, Room free) {
    ChargePoint point = points.get(contender.id());
    double taken = taken(point, contender.offered());
    double amps = target;
    while (amps > contender.offered() + 1e-9
        && amps > taken
        && !free.fits(contender.image(), amps - taken)) {
      amps -= contender.image().step();
    }
    if (amps < ChargePointImage.LEAST_CURRENT - 1e-9 || amps <= contender.offered() + 1e-9) {
      return contender.offered();
    }
    if (amps > taken) {
      free.take(contender.image(), amps - taken);
    }
    return amps;
  }
}
