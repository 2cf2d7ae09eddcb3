// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.Actor;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.Outcome.Why;
import io.meriggio.controller.Sentence;
import java.util.Optional;

/** Why a request is refused; empty when it is not. Asked in the order of {@link Why}. */
final class Refusals {
  private Refusals() {}

  /** Owner and Administrator may change. */
  static Optional<Outcome> actor(Actor actor) {
    if (actor.role().isEmpty()) {
      return Optional.of(Outcome.refused(Why.NOT_SIGNED_IN, Sentence.of("request.not-signed-in")));
    }
    return actor.role().get().mayControl()
        ? Optional.empty()
        : Optional.of(Outcome.refused(Why.NOT_ALLOWED, Sentence.of("request.not-allowed")));
  }

  static Optional<Outcome> logic(String id, boolean isKnown) {
    return isKnown
        ? Optional.empty()
        : Optional.of(Outcome.refused(Why.UNKNOWN, Sentence.of("contacts.unknown-logic", id)));
  }

  static Optional<Outcome> output(int number, boolean isKnown) {
    return isKnown
        ? Optional.empty()
        : Optional.of(
            Outcome.refused(
                Why.UNKNOWN, Sentence.of("contacts.unknown-output", Integer.toString(number))));
  }

  /** A whole number from 1 on. */
  static Optional<Outcome> range(String field, int found, int most) {
    return found >= 1 && found <= most
        ? Optional.empty()
        : Optional.of(LogicCheck.wrong(field, Integer.toString(found), "1…" + most));
  }
}
