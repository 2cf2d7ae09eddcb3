// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import io.meriggio.controller.StorageScheduleEntry;
import io.meriggio.controller.StorageSettings;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A plant with batteries that obey one cycle late. Left to themselves they cover the site's need
 * and take its surplus, the first before the second.
 */
final class SimulatedSite {
  static final Duration CYCLE = Duration.ofSeconds(5);

  final Map<String, Battery> batteries = new TreeMap<>();
  final Set<String> lost = new HashSet<>();
  final List<StorageScheduleEntry> schedule = new ArrayList<>();
  StorageCore core = new StorageCore();
  StorageSettings settings = StorageSettings.defaults();
  Optional<Integer> contract = Optional.empty();
  Optional<Integer> exportLimit = Optional.empty();
  ZoneId zone = ZoneId.of("Europe/Rome");
  double house;
  double pv;
  double cars;
  double grid;
  Moment now;
  List<StorageDecision> decisions = List.of();
  private Optional<Sample> gridSample = Optional.empty();
  private Optional<Sample> carSample = Optional.empty();

  static final class Battery {
    double maxCharge = 3000;
    double maxDischarge = 3000;
    double soc = 50;
    Optional<Double> energy = Optional.empty();
    boolean forceable = true;
    boolean holdable = true;

    /** Left to itself it does nothing, as one that does not see the exchange. */
    boolean blind;

    /** Refuses its orders. */
    boolean deaf;

    /** As is known of it when it is decided: a refusal is seen after the first order. */
    boolean obeys = true;

    double power;
    StorageOrder order = new StorageOrder.OwnRule();
    Optional<Sample> socSample = Optional.empty();
    Optional<Sample> powerSample = Optional.empty();
  }

  SimulatedSite(Instant start) {
    now = new Moment(start, Duration.ofHours(1));
  }

  /** What physics does with the orders of the cycle before, then what is decided of it. */
  void cycle() {
    physics();
    measure();
    batteries.values().forEach(b -> b.obeys = !b.deaf || !b.order.steers());
    decisions = core.step(inputs(), now);
    decisions.forEach(d -> batteries.get(d.storage()).order = d.order());
  }

  /** The clock goes on. */
  void pass() {
    now = now.plus(CYCLE);
  }

  StorageInputs inputs() {
    List<StorageImage> images = new ArrayList<>();
    batteries.forEach(
        (id, b) ->
            images.add(
                new StorageImage(
                    id,
                    b.forceable,
                    b.holdable,
                    b.obeys,
                    b.maxCharge,
                    b.maxDischarge,
                    b.socSample,
                    b.powerSample,
                    b.energy)));
    return new StorageInputs(
        images, gridSample, carSample, contract, exportLimit, settings, schedule, zone);
  }

  StorageDecision decision(String storage) {
    return decisions.stream().filter(d -> d.storage().equals(storage)).findFirst().orElseThrow();
  }

  private void physics() {
    double need = house + cars - pv;
    for (Battery b : batteries.values()) {
      if (!b.deaf && b.order instanceof StorageOrder.Forced forced) {
        b.power = possible(b, forced.watts());
        need -= b.power;
      }
    }
    for (Battery b : batteries.values()) {
      if (b.deaf || !(b.order instanceof StorageOrder.Forced)) {
        boolean held = !b.deaf && b.order instanceof StorageOrder.NoDischarge;
        b.power = b.blind && !held ? 0 : possible(b, held ? Math.min(0, need) : need);
        need -= b.power;
      }
      double hours = CYCLE.toSeconds() / 3600.0;
      b.energy.ifPresent(wh -> b.soc = clamp(b.soc - b.power * hours / wh * 100, 0, 100));
    }
    grid = -need;
  }

  private static double possible(Battery b, double watts) {
    boolean empty = watts > 0 && b.soc <= 0;
    boolean full = watts < 0 && b.soc >= 100;
    return empty || full ? 0 : clamp(watts, -b.maxCharge, b.maxDischarge);
  }

  private static double clamp(double value, double from, double to) {
    return Math.max(from, Math.min(to, value));
  }

  private void measure() {
    if (!lost.contains("grid")) {
      gridSample = Optional.of(new Sample(grid, now));
    }
    if (!lost.contains("cars")) {
      carSample = Optional.of(new Sample(cars, now));
    }
    batteries.forEach(
        (id, b) -> {
          if (!lost.contains("soc")) {
            b.socSample = Optional.of(new Sample(Math.floor(b.soc), now));
          }
          if (!lost.contains("power")) {
            b.powerSample = Optional.of(new Sample(b.power, now));
          }
        });
  }
}
