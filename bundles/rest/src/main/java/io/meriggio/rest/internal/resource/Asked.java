// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Identity;
import io.meriggio.controller.Actor;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.UserRole;
import io.meriggio.rest.internal.form.HintForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Refusal;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a person asks of the controller, and how the answer becomes one of HTTP. */
final class Asked {
  private Asked() {}

  /** Who asks, as the controller knows people: the router has let in only who may. */
  static Actor by(Exchange exchange) {
    Identity who = exchange.by();
    return Actor.of(UserRole.valueOf(who.role().name()), who.user());
  }

  /**
   * The warnings of what was done.
   *
   * @throws Refusal with the status, code, field and sentence of the controller
   */
  static List<HintForm> done(Outcome outcome, Exchange exchange) {
    return done(outcome, UnaryOperator.identity(), exchange);
  }

  /**
   * The same.
   *
   * @param names from the controller's name of a field to that in the body
   */
  static List<HintForm> done(Outcome outcome, UnaryOperator<String> names, Exchange exchange) {
    if (outcome instanceof Outcome.Refused refused) {
      String sentence = refused.sentence().text(exchange.language());
      Refusal refusal = Refusal.said(refused.status(), sentence).with("code", refused.code());
      refused.field().ifPresent(field -> refusal.with("key", names.apply(field)));
      throw refusal;
    }
    return ((Outcome.Done) outcome)
        .warnings().stream().map(w -> HintForm.of(w, exchange.language())).toList();
  }
}
