// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Shares a limit of active power out by what each unit could deliver; what is beyond that by what
 * is left up to each one's rated power. Whoever may not be given so much gets its bound, and the
 * others share what is left.
 */
final class Distribution {

  private Distribution() {}

  /**
   * One who takes a share.
   *
   * @param id the device
   * @param ability W that it could deliver, 0…{@code rated}
   * @param rated W
   * @param bound the most W that it may be given, 0…{@code rated}
   */
  record Taker(String id, double ability, double rated, double bound) {}

  /**
   * The shares in W, by id. Their sum is {@code watts} where the bounds allow it; more for the
   * plant is never less for anyone.
   *
   * @param watts 0 or more
   */
  static Map<String, Double> of(double watts, List<Taker> takers) {
    // Sums of floating numbers depend on the order: one order makes one result.
    List<Taker> free = new ArrayList<>(takers);
    free.sort(Comparator.comparing(Taker::id));
    Map<String, Double> shares = new TreeMap<>();
    double left = watts;
    while (!free.isEmpty()) {
      Map<String, Double> drawn = unbounded(left, free);
      List<Taker> full = free.stream().filter(t -> drawn.get(t.id()) >= t.bound()).toList();
      if (full.isEmpty()) {
        shares.putAll(drawn);
        return shares;
      }
      for (Taker taker : full) {
        shares.put(taker.id(), taker.bound());
        left = Math.max(0, left - taker.bound());
      }
      free.removeAll(full);
    }
    return shares;
  }

  private static Map<String, Double> unbounded(double watts, List<Taker> takers) {
    double able = takers.stream().mapToDouble(Taker::ability).sum();
    double rated = takers.stream().mapToDouble(Taker::rated).sum();
    Map<String, Double> shares = new HashMap<>();
    for (Taker taker : takers) {
      double share;
      if (watts >= rated) {
        share = taker.rated();
      } else if (watts <= able) {
        share = able > 0 ? watts * (taker.ability() / able) : 0;
      } else {
        double part = (watts - able) / (rated - able);
        share = taker.ability() + part * (taker.rated() - taker.ability());
      }
      shares.put(taker.id(), share);
    }
    return shares;
  }
}
