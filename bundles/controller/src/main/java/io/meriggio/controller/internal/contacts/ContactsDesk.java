// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.Actor;
import io.meriggio.controller.ContactLogic;
import io.meriggio.controller.LogicMode;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.OverrideMode;
import io.meriggio.controller.Sentence;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What people ask of the dry contacts: refused with the reason, or taken up by the next step.
 *
 * <p>Threads: one at a time, the one that steps.
 */
public final class ContactsDesk {
  private static final int LONGEST_OVERRIDE_MINUTES = 7 * 24 * 60;
  private static final int LONGEST_SELF_TEST_SECONDS = 60;

  private final Logics logics;
  private final Switchboard outputs;

  ContactsDesk(Logics logics, Switchboard outputs) {
    this.logics = logics;
    this.outputs = outputs;
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
        outputs.settings().mode() == LogicMode.EXCLUSIVE
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
              outputs
                  .find(output)
                  .orElseThrow()
                  .order(new Order(mode, actor.name(), Countdown.of(span)));
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
              outputs
                  .find(output)
                  .orElseThrow()
                  .selfTest(new Order(OverrideMode.ON, actor.name(), time));
              return Outcome.done();
            });
  }

  private Optional<Outcome> notNow(int number) {
    OutputRun output = outputs.find(number).orElseThrow();
    if (output.isOrdered()) {
      return Optional.of(
          Outcome.conflict(
              "OVERRIDDEN", Sentence.of("contacts.overridden", Integer.toString(number))));
    }
    Duration wait = outputs.mustStayOpen(output);
    return wait.isZero()
        ? Optional.empty()
        : Optional.of(
            Outcome.conflict(
                "MINIMUM_OFF_TIME", Sentence.of("contacts.minimum-off", Words.seconds(wait))));
  }

  private Optional<Outcome> refusal(Actor actor, String id) {
    return Refusals.actor(actor).or(() -> Refusals.logic(id, logics.find(id).isPresent()));
  }

  private Optional<Outcome> refusal(Actor actor, int output) {
    return Refusals.actor(actor)
        .or(() -> Refusals.output(output, outputs.find(output).isPresent()));
  }

  private Outcome change(Actor actor, Runnable change) {
    Set<Logics.Hold> before = logics.holds();
    change.run();
    Set<Logics.Hold> released = new HashSet<>(before);
    released.removeAll(logics.holds());
    // What a logic no longer drives opens because a person asked for it.
    released.forEach(
        hold -> outputs.find(hold.output()).ifPresent(output -> output.askedBy(actor.name())));
    return Outcome.done();
  }
}
