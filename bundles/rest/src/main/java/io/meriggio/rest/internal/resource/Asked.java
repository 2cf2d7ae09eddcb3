// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.controller.Actor;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.UserRole;
import io.meriggio.rest.internal.form.HintForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a person asks of the controller, and how the answer becomes one of HTTP. */
final class Asked {
  private Asked() {}

  /**
   * Who asks, when they may control. Looked at before the path and the body: of several refusals
   * the controller's order is 401, 403, 404, 422, 409.
   *
   * @throws Refusal 401 or 403
   */
  static Actor byController(Gateway gateway, Exchange exchange) {
    Actor actor = gateway.actor(exchange.request());
    Optional<UserRole> role = actor.role();
    if (role.isEmpty()) {
      throw new Refusal(401, "signed-in").with("code", Outcome.Why.NOT_SIGNED_IN);
    }
    if (!role.get().mayControl()) {
      throw new Refusal(403, "allowed").with("code", Outcome.Why.NOT_ALLOWED);
    }
    return actor;
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
