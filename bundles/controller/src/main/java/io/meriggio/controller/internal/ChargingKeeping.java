// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.ChargePoints.SessionPage;
import io.meriggio.controller.ChargingSession;
import io.meriggio.controller.internal.charging.ChargePointMemory;
import io.meriggio.controller.internal.charging.Charging;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.memory.Journal;
import io.meriggio.memory.Query;
import io.meriggio.memory.records.Keeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what charging must not forget: at once when something of weight has changed, else once a
 * minute, since a card wears out. Energy between two writes is not lost: the charge point's own
 * meter tells it afterwards.
 */
final class ChargingKeeping {
  private static final String PREFIX = "charging/";
  private static final Duration AT_LEAST = Duration.ofSeconds(60);

  private final Keeper keeper;
  private final Journal sessions;
  private final Map<String, Weight> kept = new HashMap<>();
  private Optional<Moment> last = Optional.empty();

  /** What is kept at once when it changes. */
  private record Weight(
      Object strategy,
      boolean plugged,
      boolean stopped,
      Object completion,
      Object sessionStart,
      Object sessionEnd,
      boolean renewed,
      boolean offered) {
    static Weight of(ChargePointMemory m) {
      return new Weight(
          m.strategy(),
          m.plugged(),
          m.stopped(),
          m.completion(),
          m.session().map(ChargingSession::start),
          m.session().flatMap(ChargingSession::end),
          m.renewed(),
          m.offered() > 0);
    }
  }

  ChargingKeeping(Keeper keeper, Journal sessions) {
    this.keeper = keeper;
    this.sessions = sessions;
  }

  void restore(Charging core) {
    Map<String, ChargePointMemory> found =
        new HashMap<>(keeper.kept(PREFIX, ChargePointMemory.class));
    // A strategy that can't be used any more must not keep its charge point from charging.
    found.values().removeIf(memory -> memory.strategy().fault().isPresent());
    if (!found.isEmpty()) {
      core.restore(found);
    }
  }

  /** Keeps what has changed. */
  void keep(Charging core, Moment now) {
    boolean due = last.map(at -> now.since(at).compareTo(AT_LEAST) >= 0).orElse(true);
    Map<String, ChargePointMemory> all = core.memory(now);
    Map<String, ChargePointMemory> changed = new HashMap<>();
    all.forEach(
        (id, memory) -> {
          if (due || !Weight.of(memory).equals(kept.get(id))) {
            changed.put(id, memory);
          }
        });
    if (due) {
      last = Optional.of(now);
    }
    write(changed);
  }

  void keepAll(Charging core, Moment now) {
    write(core.memory(now));
  }

  private void write(Map<String, ChargePointMemory> changed) {
    if (changed.isEmpty()) {
      return;
    }
    keeper.keep(PREFIX, changed);
    changed.forEach(
        (id, memory) -> {
          kept.put(id, Weight.of(memory));
          memory.session().ifPresent(s -> keeper.amend(sessions, id, s.start(), s));
        });
  }

  /**
   * A page of sessions.
   *
   * @param now the one that the core knows: younger than what was kept of it
   */
  SessionPage sessions(
      String chargePoint, Optional<Long> before, int limit, Optional<ChargingSession> now) {
    Query newest = Query.newest(limit).about(chargePoint);
    Keeper.Page<ChargingSession> page =
        keeper.page(sessions, before.map(newest::before).orElse(newest), ChargingSession.class);
    List<ChargingSession> found = new ArrayList<>(page.values());
    Optional<ChargingSession> kept = found.stream().filter(s -> isSame(now, s)).findFirst();
    kept.ifPresent(s -> found.set(found.indexOf(s), now.orElseThrow()));
    if (before.isPresent() || now.isEmpty() || kept.isPresent()) {
      return new SessionPage(found, page.next());
    }
    found.add(0, now.get());
    if (page.lines().size() < limit) {
      return new SessionPage(found, page.next());
    }
    long leftOut = page.lines().get(limit - 1).id();
    return new SessionPage(
        found.subList(0, Math.min(limit, found.size())), Optional.of(leftOut + 1));
  }

  private static boolean isSame(Optional<ChargingSession> now, ChargingSession kept) {
    return now.filter(one -> one.start().equals(kept.start())).isPresent();
  }
}
