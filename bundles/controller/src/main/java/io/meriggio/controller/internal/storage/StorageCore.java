// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import io.meriggio.controller.Actor;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Storage control. Each storage gets the wish of the first rule that has one (request, schedule,
 * own rule, all under the reserve), the plant's rules bend the wishes (cars, the contract, the
 * export limit, and the contract again for what that has taken), and what comes out is made steady.
 *
 * <p>Threads: one at a time.
 */
public final class StorageCore {
  private final Map<String, StorageUnit> units = new TreeMap<>();
  private final Requests requests = new Requests();
  private final Wishes wishes = new Wishes(requests);
  private final CarProtection cars = new CarProtection();
  private final Contract contract = new Contract();
  private StorageMemory kept = StorageMemory.EMPTY;

  /** Takes up what was kept over a restart; before the first {@link #step}. */
  public void resume(StorageMemory memory, Moment now) {
    kept = memory;
    memory.requests().forEach(request -> requests.begin(request, now));
  }

  /** What is to be kept over a restart; a storage that is not there now is kept too. */
  public StorageMemory memory(Moment now) {
    Map<String, Long> switchings = new TreeMap<>(kept.switchings());
    List<String> holding = new ArrayList<>(kept.holding());
    units.forEach(
        (id, unit) -> {
          switchings.put(id, unit.steadiness.switchings());
          holding.remove(id);
          if (unit.atReserve()) {
            holding.add(id);
          }
        });
    return new StorageMemory(requests.memory(now), holding, switchings);
  }

  /** How often a storage was taken over or given back. */
  public long switchings(String storage) {
    StorageUnit unit = units.get(storage);
    return unit == null
        ? kept.switchings().getOrDefault(storage, 0L)
        : unit.steadiness.switchings();
  }

  /**
   * Decides, by id of the storage.
   *
   * @param now rises from call to call, by 5 s in the gateway
   */
  public List<StorageDecision> step(StorageInputs in, Moment now) {
    Site site = Site.of(in, now);
    Collection<StorageUnit> present = look(in, now);
    Map<StorageUnit, Wish> wanted = new LinkedHashMap<>(wishes.of(present, in, site, now));
    if (site.exchange() != Trust.LOST) {
      cars.apply(in.settings().carProtection(), site, wanted, now);
      contract.apply(in.settings().peakShaving(), site, wanted, now);
      ExportCap.apply(site, wanted);
      Contract.cutCharging(site, wanted);
    }
    follow(site, wanted);
    Waiting waiting = Waiting.of(site, wanted);
    return wanted.entrySet().stream()
        .map(e -> decide(e.getKey(), e.getValue(), waiting, in, now))
        .toList();
  }

  private Collection<StorageUnit> look(StorageInputs in, Moment now) {
    List<String> ids = in.storages().stream().map(StorageImage::id).toList();
    units.entrySet().stream()
        .filter(e -> !ids.contains(e.getKey()))
        .toList()
        .forEach(e -> forget(e.getKey(), now));
    for (StorageImage image : in.storages()) {
      units
          .computeIfAbsent(image.id(), id -> unit(image))
          .look(image, in.settings().reserveSoc(), now);
    }
    return units.values();
  }

  private StorageUnit unit(StorageImage image) {
    StorageUnit unit = new StorageUnit(image);
    unit.steadiness.resumeCounting(kept.switchings().getOrDefault(image.id(), 0L));
    if (kept.holding().contains(image.id())) {
      unit.resumeHolding();
    }
    return unit;
  }

  private void forget(String storage, Moment now) {
    kept = memory(now);
    units.remove(storage);
  }

  /** A storage that can't be told NO_DISCHARGE is led along the surplus instead. */
  private static void follow(Site site, Map<StorageUnit, Wish> wanted) {
    double surplus =
        -site.need()
            + wanted.entrySet().stream()
                .mapToDouble(e -> taken(site, e.getKey(), e.getValue()))
                .sum();
    for (Map.Entry<StorageUnit, Wish> each : wanted.entrySet()) {
      StorageUnit unit = each.getKey();
      if (each.getValue().is(Wish.Kind.HOLD) && !unit.image().holdable()) {
        double charge = Math.max(0, Math.min(surplus, unit.image().maxCharge()));
        surplus -= charge;
        each.setValue(each.getValue().following(-charge));
      }
    }
  }

  /** What others give, less what they take: a battery's own rule takes from the surplus too. */
  private static double taken(Site site, StorageUnit unit, Wish wish) {
    boolean itsOwn = wish.is(Wish.Kind.OWN_RULE) || !unit.image().obeys();
    return itsOwn ? Math.min(0, site.measured(unit.image())) : wish.watts();
  }

  private StorageDecision decide(
      StorageUnit unit, Wish wish, Waiting waiting, StorageInputs in, Moment now) {
    Trust trust = unit.socTrust(now).and(unit.powerTrust(now)).and(Trust.ofPower(in.grid(), now));
    Wish possible =
        wish.is(Wish.Kind.POWER)
            ? new Wish(
                wish.by(),
                wish.base(),
                wish.kind(),
                unit.within(wish.watts()),
                wish.loop(),
                wish.reason(),
                wish.remaining())
            : wish;
    StorageOrder before = unit.steadiness.last();
    Steadiness.Stay stay =
        new Steadiness.Stay(waiting.least(possible), waiting.most(possible, unit));
    StorageOrder order = unit.steadiness.order(possible, unit.image(), stay, trust, in.grid(), now);
    boolean waits = trust == Trust.OLD && order.equals(before) && !agrees(order, wish);
    Sentence reason = waits ? Sentence.of("storage.data-old") : wish.reason();
    return new StorageDecision(unit.image().id(), order, reason, wish.remaining());
  }

  private static boolean agrees(StorageOrder order, Wish wish) {
    return order.steers() != wish.is(Wish.Kind.OWN_RULE);
  }

  /** A person's order; see {@link io.meriggio.controller.StorageControl#force}. */
  public Outcome force(Actor actor, String storage, int watts, Duration duration, Moment now) {
    Optional<StorageImage> image = image(storage);
    Optional<Outcome> refusal =
        Checks.actor(actor)
            .or(() -> Checks.known(storage, image))
            .or(() -> Checks.request(image.orElseThrow(), watts, duration));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    requests.begin(
        new StorageMemory.Request(storage, watts, duration, Duration.ZERO, actor.name()), now);
    return watts > 0 && units.get(storage).atReserve()
        ? new Outcome.Done(
            List.of(
                Sentence.of(
                    "storage.reserve-warning",
                    Figures.percent(units.get(storage).soc()),
                    Figures.percent(units.get(storage).reserveSoc()))))
        : Outcome.done();
  }

  /** Ends a person's order; see {@link io.meriggio.controller.StorageControl#release}. */
  public Outcome release(Actor actor, String storage) {
    Optional<Outcome> refusal = Checks.actor(actor).or(() -> Checks.known(storage, image(storage)));
    if (refusal.isEmpty()) {
      requests.end(storage);
    }
    return refusal.orElseGet(Outcome::done);
  }

  private Optional<StorageImage> image(String storage) {
    return Optional.ofNullable(units.get(storage)).map(StorageUnit::image);
  }
}
