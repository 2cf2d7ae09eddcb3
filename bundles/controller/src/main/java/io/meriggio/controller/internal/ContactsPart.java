// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.Actor;
import io.meriggio.controller.ContactLogic;
import io.meriggio.controller.Figure;
import io.meriggio.controller.LogicStatus;
import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.OutputStatus;
import io.meriggio.controller.Outputs;
import io.meriggio.controller.OverrideMode;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.Switching;
import io.meriggio.controller.internal.contacts.Contacts;
import io.meriggio.controller.internal.contacts.ContactsSettings;
import io.meriggio.controller.internal.contacts.ContactsState;
import io.meriggio.controller.internal.contacts.ContactsStep;
import io.meriggio.controller.internal.contacts.Variables;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import io.meriggio.device.Capability;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Value;
import io.meriggio.memory.Journal;
import io.meriggio.memory.Query;
import io.meriggio.memory.records.Keeper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Dry contacts in the gateway: the plant's figures in, relays out. */
final class ContactsPart implements Part, Outputs {
  static final Journal SWITCHINGS = new Journal("switchings", 20_000);
  private static final String PREFIX = "contacts/";
  private static final String STATE = "state";
  private static final Duration AT_LEAST = Duration.ofSeconds(60);

  private final Supplier<ContactsSettings> settings;
  private final Keeper keeper;
  private final Supplier<Moment> clock;
  private final DecisionJournal decisions;
  private final AlarmBook alarms;
  private final Set<String> alarmed = new TreeSet<>();
  private final Contacts core;
  private final StandingOrder order = new StandingOrder("contacts");
  private final Map<LogicVariable, SampleWatch> samples = new EnumMap<>(LogicVariable.class);
  private final Set<Integer> used = new TreeSet<>();
  private Optional<Device> terminals = Optional.empty();
  private Optional<Moment> kept = Optional.empty();
  private List<OutputStatus> shown = List.of();
  private List<LogicStatus> logics = List.of();

  /**
   * @param settings what the site says now
   * @param decisions hears each decision once
   * @param alarms hears what a person should look at
   */
  ContactsPart(
      Supplier<ContactsSettings> settings,
      Keeper keeper,
      Supplier<Moment> clock,
      DecisionJournal decisions,
      AlarmBook alarms) {
    this.alarms = alarms;
    this.settings = settings;
    this.keeper = keeper;
    this.clock = clock;
    this.decisions = decisions;
    ContactsState state =
        keeper.kept(PREFIX, ContactsState.class).getOrDefault(STATE, ContactsState.empty());
    this.core = new Contacts(settings.get(), state);
    this.shown = core.outputs();
    this.logics = core.logics();
  }

  @Override
  public String name() {
    return "contacts";
  }

  @Override
  public synchronized void step(Cycle cycle) {
    core.settings(settings.get());
    ContactsStep step = core.step(variables(cycle), cycle.now());
    take(step);
    terminals = terminals(cycle);
    order(step, cycle.now());
    for (OutputStatus output : step.outputs()) {
      String subject = output.output().pointId();
      decisions.decided(
          subject, output.state() + " " + output.reason(), 0, output.sentence(), cycle.now());
    }
    alarm(step, cycle.now());
    decisions.trouble("outputs", order.trouble().map(t -> t.reason() + ": " + t.detail()));
    if (!step.switchings().isEmpty() || isDue(cycle.now())) {
      keep(cycle.now());
    }
  }

  private void alarm(ContactsStep step, Moment now) {
    Map<String, Sentence> lost = new HashMap<>();
    step.alarms().forEach(alarm -> lost.put(alarm.logic(), alarm.sentence()));
    alarmed.addAll(lost.keySet());
    alarmed.forEach(
        logic -> alarms.set(logic, "DATA_LOST", Optional.ofNullable(lost.get(logic)), now));
    alarms.set("outputs", "COMMAND", trouble(), now);
  }

  private boolean isDue(Moment now) {
    return kept.map(at -> now.since(at).compareTo(AT_LEAST) >= 0).orElse(true);
  }

  private void take(ContactsStep step) {
    shown = step.outputs();
    logics = step.logics();
    for (Switching switching : step.switchings()) {
      keeper.append(SWITCHINGS, String.valueOf(switching.output()), switching.at(), switching);
    }
  }

  private Variables variables(Cycle cycle) {
    Map<LogicVariable, Sample> lastGood = new EnumMap<>(LogicVariable.class);
    Set<LogicVariable> missing = EnumSet.noneOf(LogicVariable.class);
    for (LogicVariable variable : LogicVariable.values()) {
      Figure figure = cycle.plant().figure(variable.figure());
      samples
          .computeIfAbsent(variable, v -> new SampleWatch())
          .look(figure, cycle.now())
          .ifPresent(sample -> lastGood.put(variable, sample));
      if (!figure.isKnown()) {
        missing.add(variable);
      }
    }
    return new Variables(lastGood, missing);
  }

  /** The device that has the terminals; of several the first by id. */
  private static Optional<Device> terminals(Cycle cycle) {
    return cycle.devices().values().stream()
        .filter(d -> d.info().capabilities().contains(Capability.SWITCHED_OUTPUTS))
        .min((a, b) -> a.info().id().compareTo(b.info().id()));
  }

  /** Only outputs that a logic or a person has ever used are ordered; others are left alone. */
  private void order(ContactsStep step, Moment now) {
    logics.forEach(logic -> used.addAll(logic.logic().outputs()));
    step.outputs().stream()
        .filter(o -> o.closed() || o.override() != OverrideMode.AUTO)
        .forEach(o -> used.add(o.number()));
    if (terminals.isEmpty() || used.isEmpty()) {
      return;
    }
    Device device = terminals.get();
    Map<String, Value> wanted = new HashMap<>();
    for (OutputStatus output : step.outputs()) {
      String point = output.output().pointId();
      if (used.contains(output.number()) && device.snapshot().reading(point).isPresent()) {
        wanted.put(point, Value.of(output.closed()));
      }
    }
    if (!wanted.isEmpty()) {
      order.want(device, wanted, Map.of(), now);
    }
  }

  private void keep(Moment now) {
    keeper.keep(PREFIX, Map.of(STATE, core.state()));
    kept = Optional.of(now);
  }

  @Override
  public synchronized void stop() {
    Moment now = clock.get();
    ContactsStep step = core.stop(now);
    take(step);
    order(step, now);
    terminals.ifPresent(device -> order.release(device, now));
    keep(now);
  }

  @Override
  public synchronized List<OutputStatus> outputs() {
    return shown;
  }

  @Override
  public synchronized Optional<Sentence> trouble() {
    if (used.isEmpty()) {
      return Optional.empty();
    }
    if (terminals.isEmpty()) {
      return Optional.of(Sentence.of("contacts.no-terminals"));
    }
    if (terminals.get().snapshot().state() != DeviceState.ONLINE) {
      return Optional.of(Sentence.of("contacts.terminals-away", terminals.get().info().name()));
    }
    return order
        .trouble()
        .map(t -> Sentence.of("alarm.command", "outputs", t.reason() + ": " + t.detail()));
  }

  @Override
  public synchronized Outcome override(
      Actor actor, int output, OverrideMode mode, OptionalInt minutes) {
    return changed(core.desk().override(actor, output, mode, minutes));
  }

  @Override
  public synchronized Outcome selfTest(Actor actor, int output, int seconds) {
    return changed(core.desk().selfTest(actor, output, seconds));
  }

  @Override
  public synchronized List<LogicStatus> logics() {
    return core.logics();
  }

  @Override
  public synchronized Outcome put(Actor actor, ContactLogic logic) {
    return changed(core.desk().put(actor, logic));
  }

  @Override
  public synchronized Outcome remove(Actor actor, String id) {
    return changed(core.desk().remove(actor, id));
  }

  @Override
  public synchronized Outcome activate(Actor actor, String id) {
    return changed(core.desk().activate(actor, id));
  }

  @Override
  public synchronized Outcome deactivate(Actor actor, String id) {
    return changed(core.desk().deactivate(actor, id));
  }

  @Override
  public synchronized Outcome activateAll(Actor actor) {
    return changed(core.desk().activateAll(actor));
  }

  /**
   * What a person changed is kept and shown before it is answered; the next cycle carries it out.
   */
  private Outcome changed(Outcome outcome) {
    if (outcome instanceof Outcome.Done) {
      keep(clock.get());
      shown = core.outputs();
    }
    return outcome;
  }

  @Override
  public List<Switching> switchings(OptionalInt output, Instant from, Instant to) {
    Query asked = Query.newest(Query.MAX_LIMIT).between(from, to);
    List<Switching> found =
        new ArrayList<>(
            keeper.read(
                SWITCHINGS,
                output.isPresent() ? asked.about(String.valueOf(output.getAsInt())) : asked,
                Switching.class));
    Collections.reverse(found);
    return found;
  }
}
