// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who comes first in this decision: every 15 min one who charges yields to who has waited longest
 * (semantics 1.7).
 */
final class Turns {
  private final List<ChargePoint> points;
  private final ShareOrder order;
  private final Set<String> yielding = new HashSet<>();

  /**
   * Takes a turn when one is due.
   *
   * @param order who came first so far
   */
  Turns(List<ChargePoint> points, ShareOrder order, Wishes wishes, Situation situation) {
    this.points = points;
    this.order = order;
    Map<String, Double> energies = new HashMap<>();
    for (ChargePoint point : points) {
      if (point.isWilling() && !wishes.isWaitingForTime(point)) {
        energies.put(point.id(), point.energy());
      }
    }
    if (order.step(energies, situation.now()) && situation.isFresh()) {
      longestWaiting().ifPresent(this::giveTurn);
    }
  }

  private Optional<ChargePoint> longestWaiting() {
    return points.stream()
        .filter(p -> p.isWilling() && p.offer().waiting().since().isPresent())
        .min(
            Comparator.<ChargePoint, Duration>comparing(
                    p -> p.offer().waiting().since().orElseThrow())
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

  boolean isYielding(ChargePoint point) {
    return yielding.contains(point.id());
  }

  /** Those who want to charge, in the order of admission. */
  List<ChargePoint> willing() {
    List<ChargePoint> willing = new ArrayList<>(points.size());
    for (ChargePoint point : points) {
      if (point.isWilling()) {
        willing.add(point);
      }
    }
    willing.sort(Comparator.comparing(this::isYielding).thenComparing(order.order()));
    return willing;
  }
}
