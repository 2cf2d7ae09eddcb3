// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.ContactLogic;
import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicStatus;
import io.meriggio.controller.LogicStatus.Activation;
import io.meriggio.controller.OutputStatus;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.SgReady;
import io.meriggio.controller.Switching;
import io.meriggio.controller.internal.contacts.ContactsState.DayUse;
import io.meriggio.controller.internal.contacts.ContactsStep.DataLostAlarm;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.SwitchedOutput;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The dry contacts of a plant: which outputs are to be closed. It starts with all of them open and
 * knows neither devices nor clocks; who runs it gives it what was measured and the moment, in each
 * cycle, and carries out what it decides.
 *
 * <p>Threads: one at a time.
 */
public final class Contacts {
  private final Logics logics;
  private final Switchboard outputs;
  private final ContactsDesk desk;
  private List<LogicStatus> lastLogics = List.of();

  /** A machine that has not yet taken a step, with what outlived the last one. */
  public Contacts(ContactsSettings settings, ContactsState state) {
    logics = new Logics(settings.mode());
    outputs = new Switchboard(settings);
    desk = new ContactsDesk(logics, outputs);
    restore(state);
  }

  private void restore(ContactsState state) {
    List<ContactLogic> stored = new ArrayList<>(state.logics());
    stored.addAll(state.pairs());
    logics.restore(stored, state.suspended());
    outputs.restore(state.outputs());
    for (DayUse use : state.days()) {
      if (logics.find(use.logic()).orElse(null) instanceof LogicRun run) {
        run.allowance().restore(use);
      }
    }
  }

  /** Where people ask for something. */
  public ContactsDesk desk() {
    return desk;
  }

  /** Other settings, from the next step on. */
  public void settings(ContactsSettings changed) {
    if (changed.mode() != outputs.settings().mode()) {
      logics.mode(changed.mode());
    }
    outputs.settings(changed);
  }

  /** What the outputs are to be now. */
  public ContactsStep step(Variables variables, Moment now) {
    ContactsSettings settings = outputs.settings();
    Look look =
        new Look(
            variables,
            settings,
            LocalDateTime.ofInstant(now.wall(), settings.zone()),
            now,
            outputs.sinceLast(now));
    Map<SwitchedOutput, List<Verdict>> wanted = new EnumMap<>(SwitchedOutput.class);
    List<LogicStatus> statuses = new ArrayList<>();
    for (Run run : logics.runs()) {
      List<Verdict> verdicts = verdicts(run, look);
      for (int i = 0; i < verdicts.size(); i++) {
        SwitchedOutput output = SwitchedOutput.values()[run.logic().outputs().get(i) - 1];
        wanted.computeIfAbsent(output, none -> new ArrayList<>()).add(verdicts.get(i));
      }
      statuses.add(status(run.logic(), verdicts));
    }
    List<Switching> switchings = outputs.step(wanted, look);
    lastLogics = List.copyOf(statuses);
    return result(switchings);
  }

  private List<Verdict> verdicts(Run run, Look look) {
    if (logics.activation(run.logic()) == Activation.ACTIVE) {
      return run.step(look);
    }
    run.rest(look);
    return run.logic().outputs().stream().map(output -> notYet(run.logic())).toList();
  }

  /** Of a logic that does not work, or has not been asked yet. */
  private Verdict notYet(ContactLogic logic) {
    String id = logic.id();
    return switch (logics.activation(logic)) {
      case ACTIVE -> Verdict.open(id, Verdict.Why.STARTED, Says.started(id));
      case SUSPENDED ->
          Verdict.open(id, Verdict.Why.SUSPENDED, Sentence.of("contacts.suspended", id));
      case INACTIVE -> Verdict.open(id, Verdict.Why.INACTIVE, Sentence.of("contacts.inactive", id));
    };
  }

  private LogicStatus status(ContactLogic logic, List<Verdict> verdicts) {
    Verdict told = Verdict.closing(verdicts).orElse(verdicts.get(0));
    return new LogicStatus(
        logic,
        logics.activation(logic),
        told.closed(),
        told.reason(),
        told.sentence(),
        told.remaining());
  }

  private ContactsStep result(List<Switching> switchings) {
    List<DataLostAlarm> alarms = new ArrayList<>();
    for (Run run : logics.runs()) {
      run.alarm().ifPresent(sentence -> alarms.add(new DataLostAlarm(run.logic().id(), sentence)));
    }
    return new ContactsStep(outputs(), lastLogics, switchings, alarms);
  }

  /** All outputs open: the gateway stops. */
  public ContactsStep stop(Moment now) {
    return result(outputs.stop(now));
  }

  /** The outputs as decided last; all open before the first step. */
  public List<OutputStatus> outputs() {
    return outputs.status();
  }

  /** The logics as judged in the last step; one that came later as not judged yet. */
  public List<LogicStatus> logics() {
    return logics.all().stream().map(this::lastStatus).toList();
  }

  private LogicStatus lastStatus(ContactLogic logic) {
    return lastLogics.stream()
        .filter(status -> status.logic().equals(logic))
        .filter(status -> status.activation() == logics.activation(logic))
        .findFirst()
        .orElseGet(() -> status(logic, List.of(notYet(logic))));
  }

  /** What is to be kept over a restart, as of the last step. */
  public ContactsState state() {
    List<Logic> thresholds = new ArrayList<>();
    List<SgReady> pairs = new ArrayList<>();
    List<DayUse> days = new ArrayList<>();
    for (Run run : logics.runs()) {
      if (run instanceof LogicRun threshold) {
        thresholds.add(threshold.logic());
        threshold.allowance().stored(threshold.logic().id()).ifPresent(days::add);
      } else if (run instanceof SgReadyRun pair) {
        pairs.add(pair.logic());
      }
    }
    return new ContactsState(
        thresholds, pairs, new HashSet<>(logics.suspended()), outputs.stored(), days);
  }
}
