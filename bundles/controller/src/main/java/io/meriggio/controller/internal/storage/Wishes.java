// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import static io.meriggio.controller.internal.storage.Figures.minutes;
import static io.meriggio.controller.internal.storage.Figures.percent;
import static io.meriggio.controller.internal.storage.Figures.seconds;
import static io.meriggio.controller.internal.storage.Figures.watts;

import io.meriggio.controller.Sentence;
import io.meriggio.controller.StorageScheduleEntry;
import io.meriggio.controller.StorageScheduleEntry.Action;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each storage is wanted to do before the plant's rules look at it.
 *
 * <p>Threads: one at a time.
 */
final class Wishes {
  private final Requests requests;

  Wishes(Requests requests) {
    this.requests = requests;
  }

  /** A wish for each storage. */
  Map<StorageUnit, Wish> of(
      Collection<StorageUnit> units, StorageInputs in, Site site, Moment now) {
    Map<StorageUnit, Wish> wishes = new LinkedHashMap<>();
    Map<StorageScheduleEntry, List<StorageUnit>> scheduled = new LinkedHashMap<>();
    for (StorageUnit unit : units) {
      Wish wish = wish(unit, in, site, now);
      wishes.put(unit, wish);
      if (wish.by() == Wish.By.SCHEDULE && wish.is(Wish.Kind.POWER)) {
        StorageScheduleEntry entry = entry(unit, in, now).orElseThrow();
        scheduled.computeIfAbsent(entry, e -> new java.util.ArrayList<>()).add(unit);
      }
    }
    scheduled.forEach((entry, together) -> share(entry, together, wishes));
    return wishes;
  }

  private Wish wish(StorageUnit unit, StorageInputs in, Site site, Moment now) {
    if (!unit.image().forceable()) {
      return Wish.ownRule(Wish.By.DATA, Sentence.of("storage.not-controllable"));
    }
    Optional<Sentence> lost = lost(unit, site, in, now);
    if (lost.isPresent()) {
      boolean held =
          unit.socTrust(now) != Trust.LOST && unit.image().holdable() && keepsReserve(unit);
      return held ? reserve(unit) : Wish.ownRule(Wish.By.DATA, lost.get());
    }
    Optional<Requests.Held> request = requests.of(unit.image().id(), now);
    Wish wish =
        request.isPresent()
            ? requested(request.get())
            : entry(unit, in, now)
                .map(entry -> scheduled(unit, entry, in, now))
                .orElseGet(() -> Wish.ownRule(Wish.By.OWN_RULE, Sentence.of("storage.own-rule")));
    if (request.isEmpty() && entry(unit, in, now).isEmpty()) {
      unit.forgetGoal();
    }
    boolean discharges = wish.watts() > 0 && unit.atReserve();
    boolean mayDischarge = wish.is(Wish.Kind.OWN_RULE) && keepsReserve(unit);
    return discharges || mayDischarge ? reserve(unit) : wish;
  }

  private static boolean keepsReserve(StorageUnit unit) {
    return unit.atReserve() && unit.reserveSoc() > 0;
  }

  private static Wish reserve(StorageUnit unit) {
    return Wish.hold(
        Wish.By.RESERVE,
        Sentence.of(
            "storage.reserve",
            percent(unit.soc()),
            percent(unit.reserveSoc()),
            percent(unit.reserveSoc() + SocGate.HYSTERESIS)),
        Optional.empty());
  }

  private static Wish requested(Requests.Held request) {
    String left = minutes(request.remaining());
    Sentence reason =
        request.watts() == 0
            ? Sentence.of("storage.request-idle", request.by(), left)
            : Sentence.of(
                request.watts() > 0 ? "storage.request-discharge" : "storage.request-charge",
                watts(Math.abs(request.watts())),
                request.by(),
                left);
    return Wish.power(Wish.By.REQUEST, request.watts(), reason, Optional.of(request.remaining()));
  }

  private static Wish scheduled(
      StorageUnit unit, StorageScheduleEntry entry, StorageInputs in, Moment now) {
    Optional<Duration> left = Optional.of(Windows.remaining(entry, now.wall(), in.zone()));
    String until = entry.to().toString();
    if (entry.action() == Action.HOLD) {
      return Wish.hold(
          Wish.By.SCHEDULE, Sentence.of("storage.schedule-hold", entry.id(), until), left);
    }
    boolean charging = entry.action() == Action.CHARGE;
    double target = entry.untilSoc().orElse(charging ? 101 : (int) unit.reserveSoc());
    if (unit.reached(entry, target, now)) {
      return Wish.hold(
          Wish.By.SCHEDULE,
          Sentence.of("storage.schedule-reached", entry.id(), percent(target), until),
          left);
    }
    return Wish.power(
        Wish.By.SCHEDULE,
        charging ? -entry.watts() : entry.watts(),
        Sentence.of(
            charging ? "storage.schedule-charge" : "storage.schedule-discharge",
            entry.id(),
            watts(entry.watts()),
            until),
        left);
  }

  private static Optional<StorageScheduleEntry> entry(
      StorageUnit unit, StorageInputs in, Moment now) {
    return Windows.active(in.schedule(), unit.image().id(), now.wall(), in.zone());
  }

  /** An entry's power is that of all its storages together. */
  private static void share(
      StorageScheduleEntry entry, List<StorageUnit> together, Map<StorageUnit, Wish> wishes) {
    boolean charging = entry.action() == Action.CHARGE;
    double[] shares =
        Distribution.share(
            entry.watts(),
            together.stream()
                .mapToDouble(u -> charging ? u.chargeWeight() : u.dischargeWeight())
                .toArray(),
            together.stream()
                .mapToDouble(u -> charging ? u.image().maxCharge() : u.dischargeRoom())
                .toArray());
    for (int i = 0; i < together.size(); i++) {
      Wish wish = wishes.get(together.get(i));
      double watts = charging ? -shares[i] : shares[i];
      wishes.put(
          together.get(i),
          together.size() == 1
              ? Wish.power(wish.by(), watts, wish.reason(), wish.remaining())
              : wish.following(watts));
    }
  }

  private static Optional<Sentence> lost(
      StorageUnit unit, Site site, StorageInputs in, Moment now) {
    if (site.exchange() == Trust.LOST) {
      return Optional.of(lost("storage.exchange-lost", in.grid(), now));
    }
    if (unit.powerTrust(now) == Trust.LOST) {
      return Optional.of(lost("storage.power-lost", unit.image().power(), now));
    }
    return unit.socTrust(now) == Trust.LOST
        ? Optional.of(lost("storage.soc-lost", unit.image().soc(), now))
        : Optional.empty();
  }

  private static Sentence lost(String key, Optional<Sample> sample, Moment now) {
    return sample
        .map(s -> Sentence.of(key, seconds(s.age(now))))
        .orElseGet(() -> Sentence.of(key + "-ever"));
  }
}
