// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Inverters that follow their ceilings some cycles late, a load, and a meter. */
final class SimulatedRoof {
  static final Duration CYCLE = Duration.ofSeconds(5);

  final Map<String, Inverter> inverters = new TreeMap<>();
  final ExportLimitCore core = new ExportLimitCore();
  final Set<String> lost = new HashSet<>();
  Optional<Integer> limit = Optional.empty();
  double load;
  double grid;
  Moment now = new Moment(Instant.parse("2026-06-01T10:00:00Z"), Duration.ofHours(1));
  ExportLimitDecision decision;
  int changes;
  private Optional<Sample> gridSample = Optional.empty();

  static final class Inverter {
    double rated = 5000;
    double sun;
    double step = 0.1;
    boolean limitable = true;
    boolean ownLoop;

    /** Takes orders and does not obey. */
    boolean deaf;

    int lag = 1;
    double delivered;
    Optional<Sample> sample = Optional.empty();
    final Deque<Double> ordered = new ArrayDeque<>(List.of(100.0));
  }

  void cycle() {
    grid = -load;
    inverters.values().stream().filter(i -> !i.ownLoop).forEach(this::deliver);
    inverters.values().stream().filter(i -> i.ownLoop).forEach(this::deliver);
    if (!lost.contains("grid")) {
      gridSample = Optional.of(new Sample(grid, now));
    }
    Map<String, InverterOrder> before = decision == null ? Map.of() : decision.orders();
    decision = core.step(inputs(), now);
    inverters.forEach(
        (id, inverter) -> {
          InverterOrder order = decision.orders().get(id);
          changes += order.equals(before.getOrDefault(id, order)) ? 0 : 1;
          inverter.ordered.addLast(
              order instanceof InverterOrder.Ceiling ceiling ? ceiling.percent() : 100.0);
        });
    now = now.plus(CYCLE);
  }

  ExportLimitInputs inputs() {
    List<LimitedInverter> images = new ArrayList<>();
    inverters.forEach(
        (id, i) ->
            images.add(
                new LimitedInverter(
                    id,
                    Optional.of(i.rated),
                    i.limitable,
                    i.step,
                    i.ownLoop,
                    i.sample,
                    Optional.empty())));
    return new ExportLimitInputs(limit, gridSample, images);
  }

  private void deliver(Inverter inverter) {
    while (inverter.ordered.size() > inverter.lag) {
      inverter.ordered.removeFirst();
    }
    double ceiling = inverter.deaf ? 100 : inverter.ordered.getFirst();
    double possible = Math.min(inverter.sun, ceiling / 100 * inverter.rated);
    if (inverter.ownLoop && limit.isPresent()) {
      possible = Math.max(0, Math.min(possible, limit.get() - grid));
    }
    inverter.delivered = possible;
    grid += possible;
    String id =
        inverters.entrySet().stream()
            .filter(e -> e.getValue() == inverter)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    if (!lost.contains(id)) {
      inverter.sample = Optional.of(new Sample(possible, now));
    }
  }
}
