// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shares what is left among those who want to charge (semantics 1.7): as many as fit are admitted
 * with the least current, then the lowest is raised step by step.
 */
final class Allocation {
  private final Map<String, Double> amps = new LinkedHashMap<>();
  private final Set<String> fitting = new HashSet<>();
  private final Room room;
  private int admitted;

  private Allocation(Room room) {
    this.room = room;
  }

  /**
   * Shares.
   *
   * @param contenders in the order of admission
   * @param room what there is; it is left untouched
   */
  static Allocation of(List<Contender> contenders, Room room) {
    Allocation allocation = new Allocation(room.copy());
    List<Contender> admitted = allocation.admit(contenders);
    allocation.admitted = admitted.size();
    allocation.fill(admitted);
    return allocation;
  }

  private List<Contender> admit(List<Contender> contenders) {
    List<Contender> admitted = new ArrayList<>();
    for (Contender contender : contenders) {
      double least = ChargePointImage.LEAST_CURRENT;
      boolean fits = contender.cap() >= least && room.fits(contender.image(), contender.need());
      if (fits) {
        fitting.add(contender.id());
      }
      if (fits && !contender.held()) {
        room.take(contender.image(), least);
        amps.put(contender.id(), least);
        admitted.add(contender);
      } else {
        amps.put(contender.id(), 0.0);
      }
    }
    return admitted;
  }

  /** The lowest first; of equals the one with the least energy, then by id. */
  private void fill(List<Contender> admitted) {
    Comparator<Contender> lowest =
        Comparator.<Contender>comparingDouble(c -> amps.get(c.id()))
            .thenComparingDouble(Contender::energy)
            .thenComparing(Contender::id);
    List<Contender> open = new ArrayList<>(admitted);
    while (!open.isEmpty()) {
      Contender next = lowest(open, lowest);
      double raised = amps.get(next.id()) + next.image().step();
      if (raised <= next.cap() + 1e-9 && room.fits(next.image(), next.image().step())) {
        room.take(next.image(), next.image().step());
        amps.put(next.id(), raised);
      } else {
        open.remove(next);
      }
    }
  }

  private static Contender lowest(List<Contender> open, Comparator<Contender> order) {
    Contender lowest = open.get(0);
    for (int i = 1; i < open.size(); i++) {
      if (order.compare(open.get(i), lowest) < 0) {
        lowest = open.get(i);
      }
    }
    return lowest;
  }

  /** A per phase for a charge point; 0 = left out. */
  double amps(String id) {
    return amps.getOrDefault(id, 0.0);
  }

  /** Whether what it needs fitted beside those admitted before it. */
  boolean fitted(String id) {
    return fitting.contains(id);
  }

  /** Whether anybody was admitted. */
  boolean hasAdmitted() {
    return admitted > 0;
  }

  /** Whether anybody else was. */
  boolean hasOthers(String id) {
    return admitted > (amps(id) > 0 ? 1 : 0);
  }
}
