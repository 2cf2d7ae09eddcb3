// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.access.Permission;
import io.meriggio.controller.Actor;
import io.meriggio.controller.ContactLogic;
import io.meriggio.controller.LogicStatus;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.Outputs;
import io.meriggio.rest.internal.form.HintForm;
import io.meriggio.rest.internal.form.LogicForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Refusal;
import io.meriggio.rest.internal.http.Route;
import io.meriggio.rest.internal.http.Version;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /logics}: the rules that switch the outputs. */
final class LogicsResource {
  private final Gateway gateway;

  /** Held from reading a logic until the changed one is in force. */
  private final Object changing = new Object();

  LogicsResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/logics", Permission.SEE, this::list),
        new Route("POST", "/logics", Permission.OUTPUTS, this::create),
        new Route("POST", "/logics/activate-all", Permission.OUTPUTS, this::activateAll),
        new Route(
            "GET",
            "/logics/{id}",
            Permission.SEE,
            e -> show(e, 200, e.path("id"), Optional.empty())),
        new Route("PUT", "/logics/{id}", Permission.OUTPUTS, this::replace),
        new Route("DELETE", "/logics/{id}", Permission.OUTPUTS, this::remove),
        new Route(
            "POST", "/logics/{id}/activate", Permission.OUTPUTS, e -> order(e, Outputs::activate)),
        new Route(
            "POST",
            "/logics/{id}/deactivate",
            Permission.OUTPUTS,
            e -> order(e, Outputs::deactivate)));
  }

  /** Activate or deactivate. */
  @FunctionalInterface
  private interface Order {
    Outcome give(Outputs outputs, Actor actor, String id);
  }

  private void list(Exchange exchange) throws IOException {
    List<LogicForm> all =
        gateway.require(Outputs.class).logics().stream()
            .map(status -> LogicForm.of(status, exchange.language()))
            .toList();
    exchange.reply(200, Map.of("logics", all));
  }

  private void create(Exchange exchange) throws IOException {
    Actor actor = Asked.by(exchange);
    Outputs outputs = gateway.require(Outputs.class);
    ObjectNode body = exchange.body();
    String id;
    List<HintForm> warnings;
    synchronized (changing) {
      id = body.path("id").isMissingNode() ? free(outputs) : body.path("id").asText();
      ContactLogic logic = LogicBody.read(body, id);
      if (find(outputs, id).isPresent()) {
        throw new Refusal(409, "exists.logic", id).with("code", "ALREADY_EXISTS");
      }
      warnings = Asked.done(outputs.put(actor, logic), exchange);
    }
    exchange.made(id);
    show(exchange, 201, id, Optional.of(warnings));
  }

  private void replace(Exchange exchange) throws IOException {
    Actor actor = Asked.by(exchange);
    Outputs outputs = gateway.require(Outputs.class);
    String id = exchange.path("id");
    existing(outputs, id);
    ObjectNode body = exchange.body();
    if (body.has("id") && !body.path("id").asText().equals(id)) {
      throw Refusal.field("id", body.path("id").asText(), id);
    }
    ContactLogic logic = LogicBody.read(body, id);
    List<HintForm> warnings;
    synchronized (changing) {
      exchange.requireMatch(version(existing(outputs, id)));
      warnings = Asked.done(outputs.put(actor, logic), exchange);
    }
    show(exchange, 200, id, Optional.of(warnings));
  }

  private void remove(Exchange exchange) {
    Actor actor = Asked.by(exchange);
    Outputs outputs = gateway.require(Outputs.class);
    String id = exchange.path("id");
    synchronized (changing) {
      exchange.requireMatch(version(existing(outputs, id)));
      Asked.done(outputs.remove(actor, id), exchange);
    }
    exchange.done();
  }

  private void order(Exchange exchange, Order order) throws IOException {
    Actor actor = Asked.by(exchange);
    Outputs outputs = gateway.require(Outputs.class);
    String id = exchange.path("id");
    existing(outputs, id);
    Asked.done(order.give(outputs, actor, id), exchange);
    show(exchange, 200, id, Optional.empty());
  }

  private void activateAll(Exchange exchange) throws IOException {
    Actor actor = Asked.by(exchange);
    Asked.done(gateway.require(Outputs.class).activateAll(actor), exchange);
    list(exchange);
  }

  private void show(Exchange exchange, int status, String id, Optional<List<HintForm>> warnings)
      throws IOException {
    LogicStatus found = existing(gateway.require(Outputs.class), id);
    exchange.tag(version(found));
    exchange.reply(
        status,
        warnings
            .map(some -> LogicForm.of(found, some, exchange.language()))
            .orElseGet(() -> LogicForm.of(found, exchange.language())));
  }

  private static Optional<LogicStatus> find(Outputs outputs, String id) {
    return outputs.logics().stream().filter(status -> status.logic().id().equals(id)).findFirst();
  }

  private static LogicStatus existing(Outputs outputs, String id) {
    return find(outputs, id)
        .orElseThrow(() -> new Refusal(404, "missing.logic", id).with("code", Outcome.Why.UNKNOWN));
  }

  /** The first name of its kind that no logic has. */
  private static String free(Outputs outputs) {
    int number = 1;
    while (find(outputs, "logic-" + number).isPresent()) {
      number++;
    }
    return "logic-" + number;
  }

  /** Of what can be edited. */
  private static String version(LogicStatus status) {
    return Version.of(LogicForm.of(status.logic()));
  }
}
