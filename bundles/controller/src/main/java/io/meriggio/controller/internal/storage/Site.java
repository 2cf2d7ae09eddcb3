// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plant without its batteries.
 *
 * @param exchange how far the exchange is trusted
 * @param need W that would be drawn from the grid if no battery worked, negative = fed in; of no
 *     meaning while the exchange is LOST
 * @param allowed W that may be drawn: contract less margin; infinite when no contract is known
 * @param exportLimit W that may be fed in, infinite when there is no limit
 * @param contract W, infinite when unknown
 * @param chargers W of the charge points; empty while not trusted
 * @param seen the storages whose power is in {@code need}; others count as house load
 */
record Site(
    Trust exchange,
    double need,
    double allowed,
    double contract,
    double exportLimit,
    Optional<Double> chargers,
    List<String> seen) {

  static Site of(StorageInputs in, Moment now) {
    double battery = 0;
    List<String> seen = new ArrayList<>();
    for (StorageImage storage : in.storages()) {
      if (Trust.ofPower(storage.power(), now) != Trust.LOST) {
        battery += storage.power().orElseThrow().value();
        seen.add(storage.id());
      }
    }
    double contract = in.contractedPower().map(Double::valueOf).orElse(Double.POSITIVE_INFINITY);
    return new Site(
        Trust.ofPower(in.grid(), now),
        battery - in.grid().map(Sample::value).orElse(0.0),
        Math.max(0, contract - in.settings().marginWatts()),
        contract,
        in.exportLimit().map(Double::valueOf).orElse(Double.POSITIVE_INFINITY),
        Trust.ofPower(in.charger(), now) == Trust.LOST
            ? Optional.empty()
            : in.charger().map(Sample::value),
        List.copyOf(seen));
  }

  /**
   * The least that all batteries together must give for the contract; negative: the most that they
   * may take.
   */
  double floor() {
    return need - allowed;
  }

  /**
   * The most that all batteries together may give for the export limit; negative when already more
   * is fed in without them.
   */
  double ceiling() {
    return need + exportLimit;
  }

  /** What all batteries that are seen will give together. */
  double planned(Map<StorageUnit, Wish> wishes) {
    return wishes.entrySet().stream().mapToDouble(e -> expected(e.getKey(), e.getValue())).sum();
  }

  /**
   * What a storage will give for a wish: a held one nothing, one that does not obey what it gives
   * now.
   */
  double expected(StorageUnit unit, Wish wish) {
    if (!unit.image().obeys()) {
      return measured(unit.image());
    }
    return switch (wish.kind()) {
      case POWER -> wish.watts();
      case HOLD -> 0;
      case OWN_RULE -> measured(unit.image());
    };
  }

  /** W of a storage, as it is in {@code need}; 0 for one that is not. */
  double measured(StorageImage storage) {
    return seen.contains(storage.id()) ? storage.power().map(Sample::value).orElse(0.0) : 0;
  }
}
