// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who comes first (semantics 1.7 and decision D15): who charges already, then who has had the least
 * energy, then by id. Energies are sampled when the set of those who want to charge changes and
 * every 15 min; in between the order stands, so that nothing hops.
 */
final class ShareOrder {
  static final Duration TURN = Duration.ofMinutes(15);

  private Set<String> wanting = Set.of();
  private final Map<String, Double> energies = new HashMap<>();
  private Optional<Moment> sampledAt = Optional.empty();
  private Optional<String> promised = Optional.empty();

  /**
   * Takes who wants to charge.
   *
   * @param now energies of their sessions by id, Wh
   * @return whether a turn is over
   */
  boolean step(Map<String, Double> now, Moment moment) {
    boolean changed = !now.keySet().equals(wanting);
    boolean over =
        !changed && sampledAt.map(at -> moment.since(at).compareTo(TURN) >= 0).orElse(false);
    if (changed || over) {
      wanting = Set.copyOf(now.keySet());
      energies.clear();
      energies.putAll(now);
      sampledAt = Optional.of(moment);
    }
    if (promised.isPresent() && !wanting.contains(promised.get())) {
      promised = Optional.empty();
    }
    return over;
  }

  /** Keeps the next free place for one who has waited. */
  void promise(String id) {
    promised = Optional.of(id);
  }

  /** The promise is kept once it charges. */
  void started(String id) {
    if (promised.equals(Optional.of(id))) {
      promised = Optional.empty();
    }
  }

  /** Energy as sampled, Wh. */
  double energy(String id) {
    return energies.getOrDefault(id, 0.0);
  }

  /** The order of admission. */
  Comparator<ChargePoint> order() {
    return Comparator.<ChargePoint, Boolean>comparing(p -> !(p.offered() > 0))
        .thenComparing(p -> !promised.equals(Optional.of(p.id())))
        .thenComparingDouble(p -> energy(p.id()))
        .thenComparing(ChargePoint::id);
  }
}
