// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning.internal;

import io.meriggio.commissioning.Draft;
import io.meriggio.commissioning.Families;
import io.meriggio.commissioning.Plan;
import io.meriggio.commissioning.Remark;
import io.meriggio.commissioning.Step;
import io.meriggio.configuration.Checked;
import io.meriggio.configuration.DeviceConfiguration;
import io.meriggio.configuration.LineConfiguration;
import io.meriggio.configuration.Pids;
import io.meriggio.configuration.PlantConfiguration;
import io.meriggio.configuration.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The checks of every door, said of the fields of the draft. */
final class DoorChecks {
  /** What the other rules say in better words. */
  private static final Set<String> SAID = Set.of("line", "family");

  private final Draft draft;
  private final Remarks remarks;

  DoorChecks(Draft draft, Remarks remarks) {
    this.draft = draft;
    this.remarks = remarks;
  }

  void look(Plan plan) {
    plan.changes().forEach((pid, keys) -> keys.ifPresent(present -> look(pid, present)));
  }

  private void look(String pid, Map<String, Object> keys) {
    Checked<?> checked =
        switch (Pids.factory(pid)) {
          case Pids.LINE -> LineConfiguration.check(pid, keys);
          case Pids.DEVICE -> DeviceConfiguration.check(pid, keys);
          default -> PlantConfiguration.check(pid, keys);
        };
    if (checked instanceof Checked.Refused<?> refused) {
      refused.problems().stream()
          .filter(p -> !(Pids.factory(pid).equals(Pids.DEVICE) && SAID.contains(p.key())))
          // half a position is said by its own rule
          .filter(p -> !(pid.equals(Pids.PLANT) && p.found().isEmpty()))
          .forEach(problem -> remarks.add(remark(problem, Remark.Severity.WRONG)));
    }
  }

  /** A problem as a remark at the field of the draft that it comes from. */
  Remark remark(Problem problem, Remark.Severity severity) {
    Problem bare = new Problem("", "", problem.found(), problem.allowed(), Optional.empty(), false);
    return new Remark(step(problem), severity, field(problem), "NOT_ALLOWED_VALUE", bare.text());
  }

  private Step step(Problem problem) {
    if (problem.pid().equals(Pids.PLANT)) {
      return switch (problem.key()) {
        case "phases" -> Step.SYSTEM;
        case "contractedPower" -> Step.CONTRACT;
        case "exchangeSource" -> Step.DEVICES;
        default -> Step.PLACE;
      };
    }
    String id = Pids.id(problem.pid());
    boolean line = Pids.factory(problem.pid()).equals(Pids.LINE);
    boolean chargePoint =
        draft.devices().stream()
            .filter(d -> line ? d.line().equals(Optional.of(id)) : d.id().equals(id))
            .map(Draft.DraftDevice::family)
            .reduce((one, other) -> one.equals(other) ? one : "")
            .filter(Families.WALLBOX::equals)
            .isPresent();
    return chargePoint ? Step.CHARGE_POINTS : Step.DEVICES;
  }

  private String field(Problem problem) {
    String id = Pids.id(problem.pid());
    return switch (Pids.factory(problem.pid())) {
      case Pids.LINE ->
          place("lines", draft.lines().stream().map(Draft.DraftLine::id).toList(), id)
              + problem.key();
      case Pids.DEVICE ->
          place("devices", draft.devices().stream().map(Draft.DraftDevice::id).toList(), id)
              + problem.key();
      default -> problem.key();
    };
  }

  private static String place(String list, List<String> ids, String id) {
    return IntStream.range(0, ids.size())
        .filter(i -> ids.get(i).equals(id))
        .mapToObj(i -> list + "[" + i + "].")
        .findFirst()
        .orElse(id + ".");
  }
}
