// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import io.meriggio.controller.Actor;
import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.OutputStatus;
import io.meriggio.controller.OverrideMode;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.StrategySetting;
import io.meriggio.controller.internal.charging.Charging;
import io.meriggio.controller.internal.charging.ChargingInputs;
import io.meriggio.controller.internal.charging.ChargingSettings;
import io.meriggio.controller.internal.contacts.Contacts;
import io.meriggio.controller.internal.contacts.ContactsState;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** One run of a scenario. */
final class Replay {
  private static final Duration AWAY = Duration.ofSeconds(10);

  private final Scenario scenario;
  private final Consumer<Line> out;
  private final Watch watch;
  private final Map<String, SimulatedBox> boxes = new LinkedHashMap<>();
  private final Map<String, Line> shown = new LinkedHashMap<>();
  private final Map<String, ChargePointStatus> told = new LinkedHashMap<>();
  private final Deque<Scenario.Input> pending;
  private final Site site;
  private ChargingSettings settings;
  private Charging charging;
  private Contacts contacts;
  private long boot;
  private long back;

  /** Sees every decision, also those that change nothing. */
  interface Watch {
    /**
     * A decision was taken.
     *
     * @param at seconds after the start
     * @param statuses what each charge point is offered and why
     * @param grid true exchange at that moment, W, export +
     */
    void decided(long at, List<ChargePointStatus> statuses, double grid);
  }

  private Replay(Scenario scenario, Consumer<Line> out, Watch watch) {
    this.scenario = scenario;
    this.out = out;
    this.watch = watch;
    this.settings = scenario.charging();
    this.site = new Site(scenario.phases());
    this.charging = new Charging(settings);
    this.contacts = new Contacts(scenario.contacts(), ContactsState.of(scenario.logics()));
    this.pending = new ArrayDeque<>(scenario.inputs());
    scenario.cars().forEach(box -> boxes.put(box.id(), new SimulatedBox(box)));
  }

  /** Runs a scenario and hands on its lines in the order of time. */
  static void run(Scenario scenario, Consumer<Line> out) {
    run(scenario, out, (at, statuses, grid) -> {});
  }

  /** The same, with somebody who looks at every decision. */
  static void run(Scenario scenario, Consumer<Line> out, Watch watch) {
    new Replay(scenario, out, watch).run();
  }

  private void run() {
    charging.begin(Beginning.of(scenario.cars()));
    long cycle = settings.cycle().toSeconds();
    for (long at = 0; at <= scenario.duration().toSeconds(); at += cycle) {
      if (at > 0) {
        boxes.values().forEach(box -> box.pass(settings.cycle()));
      }
      take(at);
      site.measure(byPhase(), moment(at));
      if (at >= back) {
        decide(at);
      }
    }
    end(scenario.duration().toSeconds());
  }

  private double charging() {
    return boxes.values().stream().mapToDouble(SimulatedBox::power).sum();
  }

  private List<Double> byPhase() {
    double[] watts = new double[3];
    boxes.values().forEach(box -> box.draw(watts));
    return List.of(watts[0], watts[1], watts[2]);
  }

  private Moment moment(long at) {
    return new Moment(scenario.start().plusSeconds(at), Duration.ofSeconds(at - boot));
  }

  private void take(long at) {
    while (!pending.isEmpty() && pending.peekFirst().at() <= at) {
      Scenario.Input input = pending.removeFirst();
      if (input instanceof Scenario.Measured measured) {
        site.take(measured);
      } else if (input instanceof Scenario.Changed changed) {
        SimulatedBox box = boxes.get(changed.box());
        changed.plugged().ifPresent(box::plug);
        changed.online().ifPresent(box::online);
      } else if (input instanceof Scenario.Action action) {
        act(action, at);
      }
    }
  }

  private void act(Scenario.Action action, long at) {
    if (action.action().equals("restart")) {
      restart(at);
      return;
    }
    Outcome outcome = at < back ? away() : answer(action, at);
    String code = outcome instanceof Outcome.Refused refused ? refused.code() : "";
    out.accept(Line.answer(at, action.action(), outcome.status(), code));
  }

  private static Outcome away() {
    return Outcome.conflict("STARTING", Sentence.of("request.not-allowed"));
  }

  private Outcome answer(Scenario.Action action, long at) {
    Actor actor = new Actor(action.role(), "replay");
    String box = action.box().orElse("");
    return switch (action.action()) {
      case "setStrategy" ->
          charging.setStrategy(
              box,
              action.strategy().orElseGet(() -> StrategySetting.of(settings.defaultStrategy())),
              actor);
      case "start" -> charging.start(box, actor);
      case "stop" -> charging.stop(box, actor, moment(at));
      case "activateLogic" -> contacts.desk().activate(actor, action.logic().orElse(""));
      case "deactivateLogic" -> contacts.desk().deactivate(actor, action.logic().orElse(""));
      case "activateAllLogics" -> contacts.desk().activateAll(actor);
      case "override" -> override(action, actor);
      case "selfTest" ->
          contacts.desk().selfTest(actor, action.output().orElse(0), action.seconds().orElse(60));
      default -> contract(action, actor);
    };
  }

  private Outcome override(Scenario.Action action, Actor actor) {
    return contacts
        .desk()
        .override(
            actor,
            action.output().orElse(0),
            action.mode().orElse(OverrideMode.AUTO),
            action.minutes().map(OptionalInt::of).orElse(OptionalInt.empty()));
  }

  private Outcome contract(Scenario.Action action, Actor actor) {
    Outcome outcome = Charging.checkContractedPower(action.value().orElse(0.0), actor);
    if (outcome instanceof Outcome.Done) {
      settings = settings.withContractedPower(action.value().orElseThrow());
      charging.settings(settings);
    }
    return outcome;
  }

  /** Away for 10 s, then back with what was stored; the running time starts anew. */
  private void restart(long at) {
    var memory = charging.memory(moment(at));
    contacts.stop(moment(at)).outputs().forEach(output -> showOutput(at, output));
    contacts = new Contacts(scenario.contacts(), contacts.state());
    back = at + AWAY.toSeconds();
    boot = back;
    site.forget();
    charging = new Charging(settings);
    charging.restore(memory);
  }

  private void decide(long at) {
    Moment now = moment(at);
    List<ChargePointStatus> statuses =
        charging.step(
            new ChargingInputs(
                site.grid().last(),
                site.gridPhases(),
                site.grid().frame(),
                site.production().last(),
                scenario.daylight().map(daylight -> daylight.isUp(now.wall())),
                // the lines tell no origin of the energy
                Optional.empty(),
                boxes.values().stream().map(box -> box.image(now)).toList()),
            now);
    for (ChargePointStatus status : statuses) {
      boxes.get(status.id()).offer(status.current());
      charging.phasesRequest(status.id()).ifPresent(boxes.get(status.id())::phases);
      told.put(status.id(), status);
      show(Line.chargePoint(at, status));
    }
    site.chargers(charging(), now);
    contacts.step(site.variables(), now).outputs().forEach(output -> showOutput(at, output));
    watch.decided(at, statuses, site.exchange(charging()));
  }

  /** Only outputs that a logic uses, or that a person has used, are told. */
  private void showOutput(long at, OutputStatus output) {
    boolean used =
        contacts.logics().stream().anyMatch(l -> l.logic().outputs().contains(output.number()))
            || output.override() != OverrideMode.AUTO
            || output.switchings() > 0;
    if (used) {
      show(Line.output(at, output));
    }
  }

  private void show(Line line) {
    Line before = shown.put(line.key(), line);
    if (before == null || !before.saysTheSame(line)) {
      out.accept(line);
    }
  }

  private void end(long at) {
    told.values()
        .forEach(
            status ->
                out.accept(
                    Line.chargePoint(at, status)
                        .end(at, boxes.get(status.id()).power(), status.sessionEnergy())));
  }
}
