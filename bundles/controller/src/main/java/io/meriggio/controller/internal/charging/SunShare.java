// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shares the sun among the ecological charge points only (semantics 1.7): the k-th runs when there
 * is enough for k of them, and what is left is given step by step to the lowest.
 */
final class SunShare {
  private final ChargingSettings settings;
  private final Moment now;
  private final Map<String, Double> caps = new HashMap<>();
  private final Set<String> outrun = new HashSet<>();

  SunShare(ChargingSettings settings, Moment now) {
    this.settings = settings;
    this.now = now;
  }

  /**
   * Shares one budget.
   *
   * @param willing who wants to charge from it, in the order of admission
   * @param others who only watch the sun, since no car waits there
   * @param watts what there is, W
   * @param lost whether nobody knows how much there is
   */
  void share(List<ChargePoint> willing, List<ChargePoint> others, double watts, boolean lost) {
    double ahead = 0;
    for (ChargePoint point : willing) {
      EcoStrategy strategy = (EcoStrategy) point.strategy();
      double threshold = strategy.threshold(point.shown(), settings.thresholdPolicy());
      watch(point, watts - ahead, lost);
      if (point.gate().isOpen() || point.gate().isOpening()) {
        ahead += threshold;
      } else if (!lost && strategy.starts(watts, threshold)) {
        outrun.add(point.id());
      }
    }
    for (ChargePoint point : others) {
      watch(point, watts - ahead, lost);
    }
    fill(willing.stream().filter(p -> p.gate().isOpen()).toList(), lost ? 0 : watts);
  }

  private void watch(ChargePoint point, double available, boolean lost) {
    EcoStrategy strategy = (EcoStrategy) point.strategy();
    double threshold = strategy.threshold(point.shown(), settings.thresholdPolicy());
    Duration stopDelay = point.stopDelay(settings.stopDelay());
    point
        .gate()
        .step(
            !lost && strategy.starts(available, threshold),
            !lost && strategy.keeps(available, threshold),
            settings.startDelay(),
            stopDelay,
            now);
  }

  private void fill(List<ChargePoint> running, double watts) {
    double left = watts;
    for (ChargePoint point : running) {
      double least = Math.min(point.shown().ecoCurrent(), point.maxCurrent());
      caps.put(point.id(), least);
      left -= point.shown().watts(least);
    }
    List<ChargePoint> open = new ArrayList<>(running);
    while (!open.isEmpty()) {
      ChargePoint lowest = lowest(open);
      double step = lowest.shown().step();
      double raised = caps.get(lowest.id()) + step;
      if (raised <= lowest.maxCurrent() + 1e-9 && lowest.shown().watts(step) <= left + 1e-6) {
        caps.put(lowest.id(), raised);
        left -= lowest.shown().watts(step);
      } else {
        open.remove(lowest);
      }
    }
  }

  /** In the order given when two are equally low. */
  private ChargePoint lowest(List<ChargePoint> open) {
    ChargePoint lowest = open.get(0);
    for (ChargePoint point : open) {
      if (caps.get(point.id()) < caps.get(lowest.id()) - 1e-9) {
        lowest = point;
      }
    }
    return lowest;
  }

  /** The most that the sun gives a charge point, A per phase; 0 = it may not run. */
  double cap(String id) {
    return caps.getOrDefault(id, 0.0);
  }

  /** Whether there would be enough for it, were it not for others. */
  boolean isOutrun(String id) {
    return outrun.contains(id);
  }
}
