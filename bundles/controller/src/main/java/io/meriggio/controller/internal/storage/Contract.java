// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import static io.meriggio.controller.internal.storage.Figures.watts;

import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.cycle.Lasting;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Keeps the withdrawal within the contracted power: charging is cut first, then batteries are
 * discharged, those that our own rules hold always, all others when peaks are to be shaved.
 *
 * <p>Threads: one at a time.
 */
final class Contract {
  /** The battery's own rule may need so long to cover a new load. */
  static final Duration OWN_RULES_TIME = Duration.ofSeconds(10);

  /** How long a battery that was taken over for a peak is kept. */
  static final Duration AFTER = Duration.ofSeconds(300);

  private Lasting above = Lasting.NOT;
  private Lasting calm = Lasting.NOT;
  private boolean shaving;

  /** Bends the wishes. */
  void apply(boolean peakShaving, Site site, Map<StorageUnit, Wish> wishes, Moment now) {
    look(peakShaving, site, wishes, now);
    if (shaving) {
      takeOver(site, wishes, now);
    }
    double stillMissing = cutCharging(site, wishes);
    if (stillMissing > 0) {
      discharge(stillMissing, peakShaving, site, wishes);
    }
  }

  private void look(boolean peakShaving, Site site, Map<StorageUnit, Wish> wishes, Moment now) {
    double given = wishes.keySet().stream().mapToDouble(u -> site.measured(u.image())).sum();
    above = above.next(site.need() - given > site.allowed(), now);
    calm = calm.next(site.need() <= site.allowed(), now);
    if (!peakShaving || calm.atLeast(AFTER, now)) {
      shaving = false;
    } else if (site.exchange() == Trust.FRESH && above.atLeast(OWN_RULES_TIME, now)) {
      shaving = true;
    }
  }

  /** Who follows its own rule and has room is led to cover the whole need, as its rule would. */
  private void takeOver(Site site, Map<StorageUnit, Wish> wishes, Moment now) {
    List<StorageUnit> taken =
        wishes.keySet().stream()
            .filter(u -> wishes.get(u).by() == Wish.By.OWN_RULE && u.image().forceable())
            .filter(u -> u.steadiness.last().steers() || hasRoom(u, site))
            .toList();
    double others =
        wishes.keySet().stream()
            .filter(u -> !(taken.contains(u) && u.image().obeys()))
            .mapToDouble(u -> site.expected(u, wishes.get(u)))
            .sum();
    double wanted = site.need() - others;
    Optional<Duration> left = Optional.of(calm.remaining(AFTER, now));
    double[] shares = shares(Math.max(0, wanted), taken, site);
    for (int i = 0; i < taken.size(); i++) {
      Sentence reason = peak(site, shares[i]);
      wishes.put(
          taken.get(i),
          wanted > 0
              ? Wish.power(Wish.By.CONTRACT, 0, reason, left).following(shares[i])
              : Wish.hold(Wish.By.CONTRACT, reason, left));
    }
  }

  private static boolean hasRoom(StorageUnit unit, Site site) {
    return unit.dischargeRoom() > 0 && site.measured(unit.image()) < 0.95 * unit.dischargeRoom();
  }

  /**
   * Cuts what is charged by as much as is missing.
   *
   * @return W that are missing still, 0 or less when none are
   */
  static double cutCharging(Site site, Map<StorageUnit, Wish> wishes) {
    double missing = site.floor() - site.planned(wishes);
    if (missing <= 0) {
      return missing;
    }
    List<StorageUnit> charging =
        wishes.keySet().stream()
            .filter(u -> u.image().obeys() && wishes.get(u).watts() < 0)
            .toList();
    double total = charging.stream().mapToDouble(u -> -wishes.get(u).watts()).sum();
    double cut = Math.min(missing, total);
    for (StorageUnit unit : charging) {
      double before = wishes.get(unit).watts();
      double after = before + cut * (-before / total);
      Sentence reason =
          Sentence.of(
              "storage.contract-charge",
              watts(site.contract()),
              watts(site.contract() - site.allowed()),
              watts(site.need()),
              watts(Math.max(0, -site.floor())));
      wishes.put(unit, wishes.get(unit).bent(after, reason));
    }
    return missing - cut;
  }

  private static void discharge(
      double missing, boolean peakShaving, Site site, Map<StorageUnit, Wish> wishes) {
    List<StorageUnit> able =
        wishes.keySet().stream()
            .filter(u -> u.image().obeys())
            .filter(u -> mayDischarge(wishes.get(u), peakShaving) && u.dischargeRoom() > 0)
            .toList();
    ToDoubleFunction<StorageUnit> given = u -> Math.max(0, wishes.get(u).watts());
    double[] more =
        Distribution.share(
            missing,
            able.stream().mapToDouble(StorageUnit::dischargeWeight).toArray(),
            able.stream()
                .mapToDouble(u -> Math.max(0, u.dischargeRoom() - given.applyAsDouble(u)))
                .toArray());
    for (int i = 0; i < able.size(); i++) {
      if (more[i] > 0) {
        StorageUnit unit = able.get(i);
        double watts = given.applyAsDouble(unit) + more[i];
        wishes.put(unit, wishes.get(unit).bent(watts, peak(site, watts)));
      }
    }
  }

  /** What we hold back for the cars would else have been given: the contract has it back. */
  private static boolean mayDischarge(Wish wish, boolean peakShaving) {
    return switch (wish.by()) {
      case CARS -> true;
      case CONTRACT, REQUEST, SCHEDULE -> peakShaving;
      case EXPORT, DATA, RESERVE, OWN_RULE -> false;
    };
  }

  /** One that does not obey is asked for what it gives anyhow; the others share the rest. */
  private static double[] shares(double total, List<StorageUnit> units, Site site) {
    double[] shares =
        Distribution.share(
            total,
            units.stream().mapToDouble(u -> u.image().obeys() ? u.dischargeWeight() : 0).toArray(),
            units.stream().mapToDouble(u -> u.image().obeys() ? u.dischargeRoom() : 0).toArray());
    for (int i = 0; i < shares.length; i++) {
      StorageUnit unit = units.get(i);
      if (!unit.image().obeys()) {
        shares[i] = Math.max(0, site.measured(unit.image()));
      }
    }
    return shares;
  }

  private static Sentence peak(Site site, double watts) {
    return Sentence.of(
        "storage.contract-peak",
        watts(site.need()),
        watts(site.contract()),
        watts(site.contract() - site.allowed()),
        watts(watts));
  }
}
