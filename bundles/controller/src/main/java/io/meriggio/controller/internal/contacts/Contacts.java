// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.Actor;
import io.meriggio.controller.ContactLogic;
import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicMode;
import io.meriggio.controller.LogicStatus;
import io.meriggio.controller.LogicStatus.Activation;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.OutputStatus;
import io.meriggio.controller.OverrideMode;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.SgReady;
import io.meriggio.controller.Switching;
import io.meriggio.controller.internal.contacts.ContactsState.DayUse;
import io.meriggio.controller.internal.contacts.ContactsStep.DataLostAlarm;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.SwitchedOutput;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The dry contacts of a plant: which outputs are to be closed. It starts with all of them open and
 * knows neither devices nor clocks; who runs it gives it what was measured and the moment, in each
 * cycle, and carries out what it decides.
 *
 * <p>Threads: one at a time.
 */
public final class Contacts {
  private static final int LONGEST_OVERRIDE_MINUTES = 7 * 24 * 60;
  private static final int LONGEST_SELF_TEST_SECONDS = 60;

  private final Logics logics;
  private final Map<SwitchedOutput, OutputRun> outputs = new EnumMap<>(SwitchedOutput.class);
  private ContactsSettings settings;
  private Optional<Moment> lastStep = Optional.empty();
  private List<LogicStatus> lastLogics = List.of();

  /** A machine that has not yet taken a step, with what outlived the last one. */
  public Contacts(ContactsSettings settings, ContactsState state) {
    this.settings = settings;
    logics = new Logics(settings.mode());
    for (SwitchedOutput output : SwitchedOutput.values()) {
      outputs.put(output, new OutputRun(output));
    }
    restore(state);
  }

  private void restore(ContactsState state) {
    List<ContactLogic> stored = new ArrayList<>(state.logics());
    stored.addAll(state.pairs());
    logics.restore(stored, state.suspended());
    state.outputs().forEach(one -> find(one.number()).ifPresent(output -> output.restore(one)));
    for (DayUse use : state.days()) {
      if (logics.find(use.logic()).orElse(null) instanceof LogicRun run) {
        run.allowance().restore(use);
      }
    }
  }

  /** Other settings, from the next step on. */
  public void settings(ContactsSettings changed) {
    if (changed.mode() != settings.mode()) {
      logics.mode(changed.mode());
    }
    settings = changed;
  }

  /** What the outputs are to be now. */
  public ContactsStep step(Variables variables, Moment now) {
    Look look =
        new Look(
            variables,
            settings,
            LocalDateTime.ofInstant(now.wall(), settings.zone()),
            now,
            lastStep.map(now::since).orElse(Duration.ZERO));
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
    List<Switching> switchings = new ArrayList<>();
    outputs.forEach(
        (output, run) ->
            run.step(wanted.getOrDefault(output, List.of()), look).ifPresent(switchings::add));
    lastStep = Optional.of(now);
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
    Verdict told = verdicts.stream().filter(Verdict::closed).findFirst().orElse(verdicts.get(0));
    return new LogicStatus(
        logic,
        logics.activation(logic),
        told.closed(),
        told.reason(),
        told.sentence(),
        told.remaining());
  }

  private ContactsStep result(List<Switching> switchings) {
    List<DataLostAlarm> alarms =
        logics.runs().stream()
            .flatMap(
                run ->
                    run.alarm().stream()
                        .map(sentence -> new DataLostAlarm(run.logic().id(), sentence)))
            .toList();
    return new ContactsStep(outputs(), lastLogics, switchings, alarms);
  }

  /** All outputs open: the gateway stops. */
  public ContactsStep stop(Moment now) {
    Duration sinceLast = lastStep.map(now::since).orElse(Duration.ZERO);
    List<Switching> switchings =
        outputs.values().stream().flatMap(run -> run.stop(now, sinceLast).stream()).toList();
    lastStep = Optional.of(now);
    return result(switchings);
  }

  /** The outputs as decided last; all open before the first step. */
  public List<OutputStatus> outputs() {
    return outputs.values().stream().map(run -> run.status(settings)).toList();
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
    Moment now = lastStep.orElse(new Moment(Instant.EPOCH, Duration.ZERO));
    return new ContactsState(
        thresholds,
        pairs,
        new HashSet<>(logics.suspended()),
        outputs.values().stream().map(run -> run.stored(now)).toList(),
        days);
  }

  /** See {@link io.meriggio.controller.Outputs#put}. */
  public Outcome put(Actor actor, ContactLogic logic) {
    return Refusals.actor(actor)
        .or(() -> LogicCheck.refusal(logic, logics.all()))
        .orElseGet(
            () -> {
              change(actor, () -> logics.put(logic));
              return new Outcome.Done(LogicCheck.warnings(logic));
            });
  }

  /** See {@link io.meriggio.controller.Outputs#remove}. */
  public Outcome remove(Actor actor, String id) {
    return refusal(actor, id).orElseGet(() -> change(actor, () -> logics.remove(id)));
  }

  /** See {@link io.meriggio.controller.Outputs#activate}. */
  public Outcome activate(Actor actor, String id) {
    return refusal(actor, id).orElseGet(() -> change(actor, () -> logics.activate(id)));
  }

  /** See {@link io.meriggio.controller.Outputs#deactivate}. */
  public Outcome deactivate(Actor actor, String id) {
    return refusal(actor, id).orElseGet(() -> change(actor, () -> logics.deactivate(id)));
  }

  /** See {@link io.meriggio.controller.Outputs#activateAll}. */
  public Outcome activateAll(Actor actor) {
    Optional<Outcome> exclusive =
        settings.mode() == LogicMode.EXCLUSIVE
            ? Optional.of(Outcome.conflict("EXCLUSIVE", Sentence.of("contacts.exclusive")))
            : Optional.empty();
    return Refusals.actor(actor)
        .or(() -> exclusive)
        .orElseGet(
            () -> change(actor, () -> logics.all().forEach(logic -> logics.activate(logic.id()))));
  }

  /** See {@link io.meriggio.controller.Outputs#override}. */
  public Outcome override(Actor actor, int output, OverrideMode mode, OptionalInt minutes) {
    boolean limited = mode != OverrideMode.AUTO && minutes.isPresent();
    return refusal(actor, output)
        .or(
            () ->
                limited
                    ? Refusals.range("minutes", minutes.getAsInt(), LONGEST_OVERRIDE_MINUTES)
                    : Optional.empty())
        .orElseGet(
            () -> {
              Optional<Duration> span =
                  limited ? Optional.of(Duration.ofMinutes(minutes.getAsInt())) : Optional.empty();
              find(output).orElseThrow().order(new Order(mode, actor.name(), Countdown.of(span)));
              return Outcome.done();
            });
  }

  /** See {@link io.meriggio.controller.Outputs#selfTest}. */
  public Outcome selfTest(Actor actor, int output, int seconds) {
    return refusal(actor, output)
        .or(() -> Refusals.range("seconds", seconds, LONGEST_SELF_TEST_SECONDS))
        .or(() -> notNow(output))
        .orElseGet(
            () -> {
              Countdown time = Countdown.of(Optional.of(Duration.ofSeconds(seconds)));
              find(output).orElseThrow().selfTest(new Order(OverrideMode.ON, actor.name(), time));
              return Outcome.done();
            });
  }

  private Optional<Outcome> notNow(int number) {
    OutputRun output = find(number).orElseThrow();
    if (output.isOrdered()) {
      return Optional.of(
          Outcome.conflict(
              "OVERRIDDEN", Sentence.of("contacts.overridden", Integer.toString(number))));
    }
    Duration wait = lastStep.map(now -> output.mustStayOpen(settings, now)).orElse(Duration.ZERO);
    return wait.isZero()
        ? Optional.empty()
        : Optional.of(
            Outcome.conflict(
                "MINIMUM_OFF_TIME", Sentence.of("contacts.minimum-off", Words.seconds(wait))));
  }

  private Optional<OutputRun> find(int number) {
    return number < 1 || number > SwitchedOutput.values().length
        ? Optional.empty()
        : Optional.of(outputs.get(SwitchedOutput.values()[number - 1]));
  }

  private Optional<Outcome> refusal(Actor actor, String id) {
    return Refusals.actor(actor).or(() -> Refusals.logic(id, logics.find(id).isPresent()));
  }

  private Optional<Outcome> refusal(Actor actor, int output) {
    return Refusals.actor(actor).or(() -> Refusals.output(output, find(output).isPresent()));
  }

  private Outcome change(Actor actor, Runnable change) {
    Set<Logics.Hold> before = logics.holds();
    change.run();
    Set<Logics.Hold> released = new HashSet<>(before);
    released.removeAll(logics.holds());
    // What a logic no longer drives opens because a person asked for it.
    released.forEach(hold -> find(hold.output()).ifPresent(output -> output.askedBy(actor.name())));
    return Outcome.done();
  }
}
