// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.ContactLogic;
import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicMode;
import io.meriggio.controller.LogicStatus.Activation;
import io.meriggio.controller.SgReady;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The logics of the plant, by id, and which of them work. In the exclusive mode the one activated
 * last works, and the others that are wanted are suspended (D10).
 */
final class Logics {
  private final TreeMap<String, Run> runs = new TreeMap<>();
  private final Set<String> suspended = new TreeSet<>();
  private LogicMode mode;

  Logics(LogicMode mode) {
    this.mode = mode;
  }

  /** A logic that drives an output. */
  record Hold(String logic, int output) {}

  Collection<Run> runs() {
    return runs.values();
  }

  List<ContactLogic> all() {
    return runs.values().stream().map(Run::logic).toList();
  }

  Optional<Run> find(String id) {
    return Optional.ofNullable(runs.get(id));
  }

  Set<String> suspended() {
    return suspended;
  }

  Activation activation(ContactLogic logic) {
    if (!logic.active()) {
      return Activation.INACTIVE;
    }
    return suspended.contains(logic.id()) ? Activation.SUSPENDED : Activation.ACTIVE;
  }

  /** Which outputs are driven by what. */
  Set<Hold> holds() {
    Set<Hold> holds = new LinkedHashSet<>();
    for (ContactLogic logic : all()) {
      if (activation(logic) == Activation.ACTIVE) {
        logic.outputs().forEach(output -> holds.add(new Hold(logic.id(), output)));
      }
    }
    return holds;
  }

  /** Adds or replaces; one that is newly wanted is activated. */
  void put(ContactLogic logic) {
    boolean newlyWanted = logic.active() && !find(logic.id()).filter(Logics::isWanted).isPresent();
    runs.put(logic.id(), find(logic.id()).flatMap(run -> changed(run, logic)).orElse(begun(logic)));
    if (!logic.active()) {
      suspended.remove(logic.id());
    }
    if (newlyWanted) {
      makeRoomFor(logic.id());
    }
  }

  private static boolean isWanted(Run run) {
    return run.logic().active();
  }

  /** The run that goes on with other figures, where the contact means the same as before. */
  private static Optional<Run> changed(Run run, ContactLogic logic) {
    if (run instanceof LogicRun threshold
        && logic instanceof Logic next
        && threshold.logic().output() == next.output()
        && threshold.logic().variable() == next.variable()
        && threshold.logic().invert() == next.invert()) {
      threshold.change(next);
      return Optional.of(run);
    }
    if (run instanceof SgReadyRun pair
        && logic instanceof SgReady next
        && pair.logic().outputs().equals(next.outputs())) {
      pair.change(next);
      return Optional.of(run);
    }
    return Optional.empty();
  }

  private static Run begun(ContactLogic logic) {
    return logic instanceof Logic threshold
        ? new LogicRun(threshold)
        : new SgReadyRun((SgReady) logic);
  }

  void remove(String id) {
    runs.remove(id);
    suspended.remove(id);
  }

  void activate(String id) {
    ContactLogic logic = runs.get(id).logic();
    changed(runs.get(id), logic.active(true));
    makeRoomFor(id);
  }

  void deactivate(String id) {
    changed(runs.get(id), runs.get(id).logic().active(false));
    suspended.remove(id);
  }

  private void makeRoomFor(String id) {
    suspended.remove(id);
    if (mode == LogicMode.EXCLUSIVE) {
      all().stream()
          .filter(ContactLogic::active)
          .map(ContactLogic::id)
          .filter(other -> !other.equals(id))
          .forEach(suspended::add);
    }
  }

  /** Takes up what was stored, as it was. */
  void restore(Collection<? extends ContactLogic> logics, Set<String> wereSuspended) {
    logics.forEach(logic -> runs.put(logic.id(), begun(logic)));
    suspended.addAll(wereSuspended);
    suspended.retainAll(runs.keySet());
    mode(mode);
  }

  /** All together, or one at a time: of several that work, the first by id goes on. */
  void mode(LogicMode next) {
    mode = next;
    if (mode == LogicMode.ALL) {
      suspended.clear();
    } else {
      all().stream()
          .filter(logic -> activation(logic) == Activation.ACTIVE)
          .map(ContactLogic::id)
          .findFirst()
          .ifPresent(this::makeRoomFor);
    }
  }
}
