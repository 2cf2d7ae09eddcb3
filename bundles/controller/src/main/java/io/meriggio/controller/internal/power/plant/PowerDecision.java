// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import io.meriggio.controller.PlantPowerStatus;
import io.meriggio.controller.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What plant power control decides in one cycle.
 *
 * @param orders what each device that can be reached is told, by id; without entries = it is its
 *     own master
 * @param limited whose active power it rules now, by id: nobody else may order that; also one that
 *     can't be reached, which will be told when it is back
 * @param status for the doors
 * @param news what has changed, for the log; each is said once
 */
public record PowerDecision(
    Map<String, Map<Lever, Double>> orders,
    Set<String> limited,
    PlantPowerStatus status,
    List<Sentence> news) {
  public PowerDecision {
    orders = Map.copyOf(orders);
    limited = Set.copyOf(limited);
    news = List.copyOf(news);
  }
}
