// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.ChargingSession;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What holds for every plant, whatever happens to it. {@code -Dmeriggio.seed} repeats a run, {@code
 * -Dmeriggio.cases} makes it longer.
 */
class ChargingPropertyTest {
  private static final int DECISIONS = 400;
  private static final double HAIR = 1e-6;

  private final long seed = Long.getLong("meriggio.seed", System.nanoTime());
  private final int cases =
      Integer.getInteger("meriggio.cases", 40) * Integer.getInteger("meriggio.factor", 1);

  private interface Run {
    void on(RandomSite site, Charging core, String which);
  }

  private void each(String name, Run run) {
    System.out.println(name + ": meriggio.seed=" + seed + " meriggio.cases=" + cases);
    for (int i = 0; i < cases; i++) {
      RandomSite site = new RandomSite(seed + i);
      run.on(site, begin(site), "seed " + (seed + i));
    }
  }

  private static Charging begin(RandomSite site) {
    Charging core = new Charging(site.settings);
    site.pass(true);
    site.offer(core.step(site.inputs(), site.now));
    site.boxes.forEach(box -> core.setStrategy(box.id, site.strategy(), RandomSite.OWNER));
    return core;
  }

  private static double watts(RandomSite site, List<ChargePointStatus> statuses) {
    double sum = 0;
    for (int i = 0; i < statuses.size(); i++) {
      RandomSite.Box box = box(site, statuses.get(i).id());
      sum += box.online ? box.watts(statuses.get(i).current()) : 0;
    }
    return sum;
  }

  private static RandomSite.Box box(RandomSite site, String id) {
    return site.boxes.stream().filter(b -> b.id.equals(id)).findFirst().orElseThrow();
  }

  @Test
  void whatIsOfferedStaysWithinTheHeadroomAndWithinWhatEachCanTake() {
    each(
        "headroom",
        (site, core, which) -> {
          for (int i = 0; i < DECISIONS; i++) {
            site.pass(false);
            site.ask(core);
            List<ChargePointStatus> statuses = core.step(site.inputs(), site.now);
            String where = which + ", decision " + i;
            if (site.gridIsFresh()) {
              assertThat(watts(site, statuses))
                  .as(where)
                  .isLessThanOrEqualTo(Math.max(0, site.headroom()) + HAIR);
            }
            statuses.forEach(s -> withinItsOwn(box(site, s.id()), s, where));
            site.offer(statuses);
          }
        });
  }

  private static void withinItsOwn(RandomSite.Box box, ChargePointStatus s, String where) {
    if (s.current() == 0 || !box.online) {
      return;
    }
    String which = where + " " + s;
    assertThat(s.current()).as(which).isBetween(6.0, box.most + HAIR);
    double steps = s.current() / box.step;
    assertThat(steps).as(which).isCloseTo(Math.rint(steps), within(HAIR));
    assertThat(box.plugged).as(which).isTrue();
    assertThat(box.faulty).as(which).isFalse();
  }

  @Test
  void onceNothingHappensNoPhaseAndNoContractIsOverdrawnByCars() {
    each(
        "limits",
        (site, core, which) -> {
          for (int i = 0; i < DECISIONS; i++) {
            site.pass(i % 200 >= 100);
            site.findAgain();
            List<ChargePointStatus> statuses = core.step(site.inputs(), site.now);
            if (i % 200 > 120) {
              withinLimits(site, statuses, which + ", decision " + i);
            }
            site.offer(statuses);
          }
        });
  }

  /** Where the house alone draws more than there is, cars draw nothing. */
  private static void withinLimits(
      RandomSite site, List<ChargePointStatus> statuses, String where) {
    boolean charges = watts(site, statuses) > 0;
    double limit = site.settings.phaseLimit().orElse(Double.POSITIVE_INFINITY) * 230;
    for (int phase = 0; phase < 3; phase++) {
      assertThat(charges ? -site.exchangeOf(phase) : 0)
          .as(where + ", phase " + phase + " " + statuses)
          .isLessThanOrEqualTo(limit + HAIR);
    }
  }

  @Test
  void nothingIsRaisedOnStaleDataNorSoonerThanTenSecondsAfterAChange() {
    each(
        "raises",
        (site, core, which) -> {
          Map<String, Double> before = new HashMap<>();
          Map<String, Moment> changed = new HashMap<>();
          site.boxes.forEach(box -> before.put(box.id, box.offered));
          site.boxes.forEach(box -> changed.put(box.id, site.now));
          for (int i = 0; i < DECISIONS; i++) {
            site.pass(false);
            site.ask(core);
            for (ChargePointStatus s : core.step(site.inputs(), site.now)) {
              double last = before.getOrDefault(s.id(), 0.0);
              String where = which + ", decision " + i + " " + s;
              if (s.current() > last + HAIR) {
                assertThat(site.gridIsStale()).as(where).isFalse();
                if (last > 0) {
                  assertThat(site.now.since(changed.get(s.id())))
                      .as(where)
                      .isGreaterThanOrEqualTo(Duration.ofSeconds(10));
                }
              }
              if (Math.abs(s.current() - last) > HAIR) {
                changed.put(s.id(), site.now);
              }
              before.put(s.id(), s.current());
              site.offer(List.of(s));
            }
          }
        });
  }

  @Test
  void aPauseLastsItsMinimumUnlessTheCarGoes() {
    each(
        "pauses",
        (site, core, which) -> {
          Map<String, Double> before = new HashMap<>();
          Map<String, Moment> paused = new HashMap<>();
          for (int i = 0; i < DECISIONS; i++) {
            site.pass(false);
            site.ask(core);
            for (ChargePointStatus s : core.step(site.inputs(), site.now)) {
              double last = before.getOrDefault(s.id(), 0.0);
              if (!box(site, s.id()).plugged && box(site, s.id()).online) {
                paused.remove(s.id());
              } else if (last > 0 && s.current() == 0) {
                paused.put(s.id(), site.now);
              } else if (last == 0 && s.current() > 0 && paused.containsKey(s.id())) {
                assertThat(site.now.since(paused.get(s.id())))
                    .as(which + ", decision " + i + " " + s)
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(60));
              }
              before.put(s.id(), s.current());
              site.offer(List.of(s));
            }
          }
        });
  }

  @Test
  void theOrderInWhichChargePointsAreToldDoesNotMatterNorDoesTheWallClock() {
    each(
        "order and clock",
        (site, core, which) -> {
          Charging twin = new Charging(site.settings);
          core.memory(site.now).forEach((id, memory) -> twin.begin(Map.of(id, memory)));
          Charging first = new Charging(site.settings);
          first.begin(core.memory(site.now));
          Random shuffle = new Random(1);
          boolean timed =
              core.memory(site.now).values().stream()
                  .anyMatch(m -> m.strategy().startTime().isPresent());
          for (int i = 0; i < DECISIONS; i++) {
            site.pass(false);
            List<RandomSite.Box> shuffled = new ArrayList<>(site.boxes);
            Collections.shuffle(shuffled, shuffle);
            Duration jump = timed ? Duration.ZERO : Duration.ofMinutes(shuffle.nextInt(2000) - 999);
            Moment moved = new Moment(site.now.wall().plus(jump), site.now.running());
            List<ChargePointStatus> one = first.step(site.inputs(), site.now);
            List<ChargePointStatus> other = twin.step(site.inputs(shuffled, moved), moved);
            assertThat(other).as(which + ", decision " + i).isEqualTo(one);
            site.offer(one);
          }
        });
  }

  @Test
  void theEnergyOfSessionsIsTheIncreaseOfTheMeterAlsoOverRestarts() {
    each(
        "energy",
        (site, started, which) -> {
          Charging core = started;
          Map<String, Double> meters = new HashMap<>();
          site.boxes.forEach(box -> meters.put(box.id, box.meter));
          SessionSum sum = new SessionSum();
          for (int i = 0; i < DECISIONS; i++) {
            site.pass(false);
            String where = which + ", decision " + i;
            if (site.random.nextInt(50) == 0) {
              core = restarted(core, site, where);
            } else {
              site.ask(core);
              site.offer(core.step(site.inputs(), site.now));
            }
            for (RandomSite.Box box : site.boxes) {
              sum.take(core.session(box.id), where + " " + box.id);
            }
          }
          site.boxes.forEach(box -> box.online = true);
          core.step(site.inputs(), site.now);
          for (RandomSite.Box box : site.boxes) {
            sum.take(core.session(box.id), which + " " + box.id);
            assertThat(sum.of(box.id))
                .as(which + " " + box.id)
                .isCloseTo(box.meter - meters.get(box.id), within(1e-4));
          }
        });
  }

  /** Away for a cycle; what it decides first is within the minimum, and no energy is forgotten. */
  private static Charging restarted(Charging before, RandomSite site, String where) {
    Map<String, ChargePointMemory> memory = before.memory(site.now);
    Map<String, Double> energies = new HashMap<>();
    // Only of a car that stays: one that comes while the gateway is away begins at 0, and so does
    // the session that somebody has asked for.
    memory.forEach(
        (id, kept) ->
            kept.session()
                .filter(s -> kept.plugged() && !kept.renewed())
                .ifPresent(s -> energies.put(id, s.energy())));
    Charging core = new Charging(site.settings);
    core.restore(memory);
    List<ChargePointStatus> statuses = core.step(site.inputs(), site.now);
    for (ChargePointStatus s : statuses) {
      RandomSite.Box box = box(site, s.id());
      assertThat(box.online ? s.current() : 0).as(where + " " + s).isLessThanOrEqualTo(6);
      Optional<Double> energy = core.session(s.id()).map(ChargingSession::energy);
      assertThat(energy.orElse(0.0))
          .as(where + " " + s)
          .isGreaterThanOrEqualTo(box.plugged ? energies.getOrDefault(s.id(), 0.0) - HAIR : 0);
    }
    site.offer(statuses);
    return core;
  }

  /** Adds up sessions as they are seen: one is over when another begins. */
  private static final class SessionSum {
    private final Map<String, ChargingSession> current = new HashMap<>();
    private final Map<String, Double> closed = new HashMap<>();

    void take(Optional<ChargingSession> seen, String where) {
      if (seen.isEmpty()) {
        return;
      }
      ChargingSession now = seen.get();
      ChargingSession before = current.put(now.chargePoint(), now);
      if (before == null) {
        return;
      }
      if (!before.start().equals(now.start())) {
        closed.merge(now.chargePoint(), before.energy(), Double::sum);
      } else {
        assertThat(now.energy()).as(where).isGreaterThanOrEqualTo(before.energy() - HAIR);
      }
    }

    double of(String id) {
      double open = Optional.ofNullable(current.get(id)).map(ChargingSession::energy).orElse(0.0);
      return closed.getOrDefault(id, 0.0) + open;
    }
  }
}
