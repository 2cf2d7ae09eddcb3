// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.controller.Actor;
import io.meriggio.controller.ContactLogic;
import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicStatus;
import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.OutputStatus;
import io.meriggio.controller.Outputs;
import io.meriggio.controller.OverrideMode;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.Switching;
import io.meriggio.device.SwitchedOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Four outputs, of which the third is closed, and logics that are kept as they come. */
final class FakeOutputs implements Outputs {
  final Map<String, ContactLogic> logics = new TreeMap<>();
  final List<String> asked = new CopyOnWriteArrayList<>();
  final List<Switching> switchings = new ArrayList<>();
  volatile Outcome answer = Outcome.done();
  volatile Optional<Sentence> trouble = Optional.empty();

  @Override
  public List<OutputStatus> outputs() {
    return Arrays.stream(SwitchedOutput.values()).map(FakeOutputs::status).toList();
  }

  @Override
  public Optional<Sentence> trouble() {
    return trouble;
  }

  private static OutputStatus status(SwitchedOutput output) {
    boolean closed = output == SwitchedOutput.OUTPUT_3;
    return new OutputStatus(
        output,
        closed ? "Heat pump" : output.signal(),
        closed,
        closed ? "hp" : "STARTED",
        Sentence.of(closed ? "contacts.inactive" : "contacts.suspended", "hp"),
        closed ? Optional.of(Duration.ofSeconds(90)) : Optional.empty(),
        OverrideMode.AUTO,
        closed ? 7 : 0,
        closed ? Duration.ofMinutes(150) : Duration.ZERO);
  }

  @Override
  public Outcome override(Actor actor, int output, OverrideMode mode, OptionalInt minutes) {
    asked.add("override " + output + " " + mode + " " + minutes);
    return answer;
  }

  @Override
  public Outcome selfTest(Actor actor, int output, int seconds) {
    asked.add("test " + output + " " + seconds);
    return answer;
  }

  @Override
  public synchronized List<LogicStatus> logics() {
    return logics.values().stream()
        .map(
            logic ->
                new LogicStatus(
                    logic,
                    logic.active()
                        ? LogicStatus.Activation.ACTIVE
                        : LogicStatus.Activation.INACTIVE,
                    false,
                    "THRESHOLD",
                    Sentence.of("contacts.inactive", logic.id()),
                    Optional.of(Duration.ofSeconds(60))))
        .toList();
  }

  /** Refuses and warns as case C15 of the semantics asks for. */
  @Override
  public synchronized Outcome put(Actor actor, ContactLogic logic) {
    if (logic instanceof Logic threshold && threshold.minimum() >= threshold.maximum()) {
      return Outcome.invalid("minimum", Sentence.of("contacts.invalid", "minimum", "2000 W", "<"));
    }
    logics.put(logic.id(), logic);
    boolean feels =
        logic instanceof Logic threshold
            && threshold.variable() == LogicVariable.IN_FEED_POWER
            && threshold.switchedLoadPower().isPresent();
    return feels
        ? new Outcome.Done(
            List.of(Sentence.of("contacts.load-takes-surplus", logic.id(), "2000 W", "2500 W")))
        : Outcome.done();
  }

  @Override
  public synchronized Outcome remove(Actor actor, String id) {
    logics.remove(id);
    return answer;
  }

  @Override
  public synchronized Outcome activate(Actor actor, String id) {
    logics.computeIfPresent(id, (key, logic) -> logic.active(true));
    return answer;
  }

  @Override
  public synchronized Outcome deactivate(Actor actor, String id) {
    logics.computeIfPresent(id, (key, logic) -> logic.active(false));
    return answer;
  }

  @Override
  public Outcome activateAll(Actor actor) {
    return answer;
  }

  @Override
  public List<Switching> switchings(OptionalInt output, Instant from, Instant to) {
    return switchings.stream()
        .filter(s -> output.isEmpty() || s.output() == output.getAsInt())
        .filter(s -> !s.at().isBefore(from) && s.at().isBefore(to))
        .toList();
  }
}
