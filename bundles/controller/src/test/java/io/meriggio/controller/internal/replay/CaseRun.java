// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import io.meriggio.controller.ChargePointStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A case that has run through {@code replay}: every decision, and every answer. */
final class CaseRun {
  private final TreeMap<Long, List<ChargePointStatus>> decisions = new TreeMap<>();
  private final Map<Long, Double> grid = new HashMap<>();
  private final Map<Long, String> answers = new HashMap<>();
  private final List<Line> lines = new ArrayList<>();
  private final long cycle;

  private CaseRun(long cycle) {
    this.cycle = cycle;
  }

  static CaseRun of(String json) throws BadScenario {
    Scenario scenario = ScenarioReader.read(json);
    CaseRun run = new CaseRun(scenario.charging().cycle().toSeconds());
    Replay.run(
        scenario,
        run::take,
        (at, statuses, watts) -> {
          run.decisions.put(at, statuses);
          run.grid.put(at, watts);
        });
    return run;
  }

  private void take(Line line) {
    lines.add(line);
    if (line.kind().equals("action")) {
      answers.put(line.at(), (line.state() + " " + line.reason()).strip());
    }
  }

  long cycle() {
    return cycle;
  }

  List<Line> lines() {
    return lines;
  }

  boolean has(long at) {
    return decisions.floorKey(at) != null;
  }

  List<Long> decisions(long from, long to) {
    return List.copyOf(decisions.subMap(from, true, to, true).keySet());
  }

  double grid(long at) {
    return grid.get(decisions.floorKey(at));
  }

  List<ChargePointStatus> statuses(long at) {
    return decisions.floorEntry(at).getValue();
  }

  ChargePointStatus status(String id, long at) {
    return statuses(at).stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
  }

  /** As answered at the cycle of that time. */
  String answer(long at) {
    long due = (at + cycle - 1) / cycle * cycle;
    return answers.getOrDefault(due, "not at all");
  }
}
