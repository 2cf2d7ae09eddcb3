// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.OutputStatus;
import io.meriggio.controller.OverrideMode;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.Switching;
import io.meriggio.controller.internal.contacts.ContactsState.StoredOutput;
import io.meriggio.controller.internal.contacts.Verdict.Finding;
import io.meriggio.controller.internal.contacts.Verdict.Why;
import io.meriggio.controller.internal.cycle.Lasting;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.SwitchedOutput;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One output: a self-test before a person's order before the logics, of which one that closes is
 * enough; minimum times between; counters.
 */
final class OutputRun {
  private final SwitchedOutput output;
  private boolean closed;
  private Lasting unchanged = Lasting.NOT;
  private Optional<Order> order = Optional.empty();
  private Optional<Order> selfTest = Optional.empty();
  private Optional<String> asked = Optional.empty();
  private Decision last;
  private long switchings;
  private Duration closedTime = Duration.ZERO;

  OutputRun(SwitchedOutput output) {
    this.output = output;
    this.last = Decision.started();
  }

  /** What is to be, and by which logic. */
  private record Decision(
      boolean closed,
      String reason,
      Sentence sentence,
      Optional<Duration> remaining,
      Optional<Verdict> verdict) {

    static Decision started() {
      return open("STARTED", Sentence.of("contacts.started"), Optional.empty());
    }

    static Decision open(String reason, Sentence sentence, Optional<Duration> remaining) {
      return new Decision(false, reason, sentence, remaining, Optional.empty());
    }

    static Decision of(Verdict verdict) {
      return new Decision(
          verdict.closed(),
          verdict.reason(),
          verdict.sentence(),
          verdict.remaining(),
          Optional.of(verdict));
    }
  }

  void order(Order person) {
    order = person.mode() == OverrideMode.AUTO ? Optional.empty() : Optional.of(person);
    asked = Optional.of(person.user());
  }

  void selfTest(Order person) {
    selfTest = Optional.of(person);
  }

  /** The next change, if the next step brings one, is what this person asked for. */
  void askedBy(String user) {
    asked = Optional.of(user);
  }

  boolean isOrdered() {
    return order.isPresent();
  }

  /** What an open contact still has to wait before it may close. */
  Duration mustStayOpen(ContactsSettings settings, Moment now) {
    return closed ? Duration.ZERO : unchanged.remaining(settings.of(output).minimumOff(), now);
  }

  /** Decides by what the logics want, by id; the switching, if the decision is a change. */
  Optional<Switching> step(List<Verdict> verdicts, Look look) {
    Moment now = look.now();
    unchanged = unchanged.next(true, now);
    closedTime = closed ? closedTime.plus(look.sinceLast()) : closedTime;
    order = order.map(person -> running(person, now)).filter(person -> !isOver(person, now));
    selfTest = selfTest.map(person -> running(person, now)).filter(person -> !isOver(person, now));
    return carryOut(decide(verdicts, look), verdicts, now);
  }

  /** Opens: the gateway stops. */
  Optional<Switching> stop(Moment now, Duration sinceLast) {
    closedTime = closed ? closedTime.plus(sinceLast) : closedTime;
    selfTest = Optional.empty();
    return carryOut(
        Decision.open("STARTED", Sentence.of("contacts.stopped"), Optional.empty()),
        List.of(),
        now);
  }

  private static Order running(Order order, Moment now) {
    return new Order(order.mode(), order.user(), order.time().at(now));
  }

  private static boolean isOver(Order order, Moment now) {
    return order.time().isOver(now);
  }

  private Decision decide(List<Verdict> verdicts, Look look) {
    if (selfTest.isPresent()) {
      Order test = selfTest.get();
      return new Decision(
          true,
          "SELF_TEST",
          Sentence.of("contacts.self-test", test.user()),
          test.time().remaining(look.now()),
          Optional.empty());
    }
    if (order.isPresent()) {
      return byPerson(order.get(), look);
    }
    return Verdict.closing(verdicts)
        .map(verdict -> closing(verdict, look))
        .orElseGet(() -> opening(verdicts, look));
  }

  private Decision byPerson(Order person, Look look) {
    Duration wait = mustStayOpen(look.settings(), look.now());
    if (person.mode() == OverrideMode.ON && !wait.isZero()) {
      return Decision.open("MANUAL", waits(wait), Optional.of(wait));
    }
    return new Decision(
        person.mode() == OverrideMode.ON,
        "MANUAL",
        Sentence.of("contacts.manual." + person.mode(), person.user()),
        person.time().remaining(look.now()),
        Optional.empty());
  }

  private Decision closing(Verdict verdict, Look look) {
    Duration wait = mustStayOpen(look.settings(), look.now());
    return wait.isZero()
        ? Decision.of(verdict)
        : Decision.open(Why.THRESHOLD.name(), waits(wait), Optional.of(wait));
  }

  private static Sentence waits(Duration wait) {
    return Sentence.of("contacts.minimum-off", Words.seconds(wait));
  }

  private Decision opening(List<Verdict> verdicts, Look look) {
    Duration left = unchanged.remaining(look.settings().of(output).minimumOn(), look.now());
    // Only a threshold waits: the logic that held the contact still may, but no longer will.
    boolean byThreshold =
        heldBy(verdicts).filter(verdict -> verdict.why() == Why.THRESHOLD).isPresent();
    if (closed && !left.isZero() && byThreshold) {
      return new Decision(
          true,
          last.reason(),
          Sentence.of("contacts.minimum-on", Words.seconds(left)),
          Optional.of(left),
          last.verdict());
    }
    return verdicts.stream()
        .min(Comparator.comparing(Verdict::why))
        .map(Decision::of)
        .orElseGet(
            () ->
                Decision.open(
                    Why.INACTIVE.name(), Sentence.of("contacts.no-logic"), Optional.empty()));
  }

  private Optional<Switching> carryOut(Decision decision, List<Verdict> verdicts, Moment now) {
    boolean changes = decision.closed() != closed;
    Optional<Switching> switching =
        changes ? Optional.of(switching(decision, verdicts, now)) : Optional.empty();
    if (changes) {
      closed = decision.closed();
      unchanged = Lasting.NOT.next(true, now);
      switchings++;
    }
    last = decision;
    asked = Optional.empty();
    return switching;
  }

  /** An opening is told of the logic that held the contact, also where another one now says why. */
  private Switching switching(Decision decision, List<Verdict> verdicts, Moment now) {
    Decision told =
        decision.closed() || decision.verdict().isEmpty()
            ? decision
            : heldBy(verdicts).map(Decision::of).orElse(decision);
    Optional<Finding> finding = told.verdict().flatMap(Verdict::finding);
    return new Switching(
        now.wall(),
        output.number(),
        told.closed(),
        told.reason(),
        told.verdict().map(Verdict::logic),
        finding.map(Finding::variable),
        finding.map(Finding::value),
        finding.map(Finding::threshold),
        user(told),
        told.sentence());
  }

  private Optional<Verdict> heldBy(List<Verdict> verdicts) {
    return last.verdict()
        .flatMap(
            holder ->
                verdicts.stream()
                    .filter(verdict -> verdict.logic().equals(holder.logic()))
                    .findFirst());
  }

  private Optional<String> user(Decision decision) {
    return switch (decision.reason()) {
      case "SELF_TEST" -> selfTest.map(Order::user);
      case "MANUAL" -> order.map(Order::user);
      default -> asked;
    };
  }

  OutputStatus status(ContactsSettings settings) {
    return new OutputStatus(
        output,
        settings.of(output).name(),
        last.closed(),
        last.reason(),
        last.sentence(),
        last.remaining(),
        order.map(Order::mode).orElse(OverrideMode.AUTO),
        switchings,
        closedTime);
  }

  StoredOutput stored(Moment now) {
    return new StoredOutput(
        output.number(),
        order.map(Order::mode).orElse(OverrideMode.AUTO),
        order.map(Order::user).orElse(""),
        order.flatMap(person -> person.time().remaining(now)),
        switchings,
        closedTime);
  }

  void restore(StoredOutput stored) {
    if (stored.mode() != OverrideMode.AUTO) {
      order =
          Optional.of(new Order(stored.mode(), stored.user(), Countdown.of(stored.remaining())));
    }
    switchings = stored.switchings();
    closedTime = stored.closedTime();
  }
}
