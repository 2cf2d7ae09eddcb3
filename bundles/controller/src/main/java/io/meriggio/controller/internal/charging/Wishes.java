// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.ChargeReason;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the strategies want that do not look at the sun, heeded as far as it begins or ends. */
final class Wishes {
  private final Map<String, DirectStrategy.Wish> wishes = new HashMap<>();
  private final Situation situation;

  private Wishes(Situation situation) {
    this.situation = situation;
  }

  /** Asks all of them. */
  static Wishes of(Collection<ChargePoint> points, Situation situation) {
    Wishes all = new Wishes(situation);
    for (ChargePoint point : points) {
      if (point.strategy() instanceof DirectStrategy strategy) {
        all.ask(point, strategy);
      }
    }
    return all;
  }

  private void ask(ChargePoint point, DirectStrategy strategy) {
    ChargingSettings settings = situation.settings();
    DirectStrategy.Wish wish =
        strategy.wish(point.energy() * settings.lossFactor(), situation.now(), settings.timeZone());
    wishes.put(point.id(), wish);
    heed(point, wish);
  }

  private void heed(ChargePoint point, DirectStrategy.Wish wish) {
    if (wish instanceof DirectStrategy.Wish.Complete reached && point.isWilling()) {
      complete(point, reached.goal());
    } else if (wish instanceof DirectStrategy.Wish.Wait) {
      if (point.isInWindow() && point.isWilling()) {
        complete(point, ChargeReason.TIME);
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

  private void complete(ChargePoint point, ChargeReason goal) {
    point.complete(goal, situation.settings().defaultStrategy(), situation.now());
  }

  /** What a charge point wants; empty when it looks at the sun. */
  Optional<DirectStrategy.Wish> of(ChargePoint point) {
    return Optional.ofNullable(wishes.get(point.id()));
  }

  boolean wantsToCharge(ChargePoint point) {
    return wishes.get(point.id()) instanceof DirectStrategy.Wish.Charge;
  }

  boolean isWaitingForTime(ChargePoint point) {
    return wishes.get(point.id()) instanceof DirectStrategy.Wish.Wait;
  }

  /** The most that a charge point, its car and its plan allow, A per phase. */
  double most(ChargePoint point) {
    return wishes.get(point.id()) instanceof DirectStrategy.Wish.Charge charge
        ? Math.min(point.maxCurrent(), point.shown().floorToStep(Math.min(charge.maxPower(), 1e6)))
        : point.maxCurrent();
  }
}
