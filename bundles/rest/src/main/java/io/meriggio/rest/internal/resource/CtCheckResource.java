// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Permission;
import io.meriggio.controller.Actor;
import io.meriggio.controller.CtCheck;
import io.meriggio.controller.CtCheckStatus;
import io.meriggio.controller.Outcome;
import io.meriggio.rest.internal.form.CtCheckForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Fields;
import io.meriggio.rest.internal.http.Route;
import java.io.IOException;
import java.util.List;

/** {@code /ct-check}: the assistant that checks how a current sensor is mounted. */
final class CtCheckResource {
  private final Gateway gateway;

  CtCheckResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/ct-check", Permission.SEE, this::show),
        new Route("POST", "/ct-check", Permission.PLANT, this::start),
        new Route("POST", "/ct-check/confirm", Permission.PLANT, this::confirm),
        new Route(
            "POST", "/ct-check/reversal", Permission.PLANT, e -> order(e, CtCheck::applyReversal)),
        new Route("POST", "/ct-check/cancel", Permission.PLANT, e -> order(e, CtCheck::cancel)));
  }

  /** An order that needs no word. */
  @FunctionalInterface
  private interface Order {
    Outcome give(CtCheck check, Actor actor);
  }

  private void show(Exchange exchange) throws IOException {
    exchange.reply(
        200, CtCheckForm.of(gateway.require(CtCheck.class).status(), exchange.language()));
  }

  private void start(Exchange exchange) throws IOException {
    Actor actor = Asked.by(exchange);
    Fields fields = Fields.of(exchange.body(), "kind");
    CtCheckStatus.Kind kind =
        fields.required("kind", fields.word("kind", CtCheckStatus.Kind.class));
    Asked.done(gateway.require(CtCheck.class).start(actor, kind), exchange);
    show(exchange);
  }

  private void confirm(Exchange exchange) throws IOException {
    Actor actor = Asked.by(exchange);
    Fields fields = Fields.of(exchange.body(), "yes");
    boolean yes = fields.required("yes", fields.flag("yes"));
    Asked.done(gateway.require(CtCheck.class).confirm(actor, yes), exchange);
    show(exchange);
  }

  private void order(Exchange exchange, Order order) throws IOException {
    Actor actor = Asked.by(exchange);
    Asked.done(order.give(gateway.require(CtCheck.class), actor), exchange);
    show(exchange);
  }
}
