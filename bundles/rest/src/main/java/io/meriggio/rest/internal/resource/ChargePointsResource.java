// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Permission;
import io.meriggio.controller.Actor;
import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.ChargePoints;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.StrategySetting;
import io.meriggio.rest.internal.form.ChargePointForm;
import io.meriggio.rest.internal.form.SessionForm;
import io.meriggio.rest.internal.form.SessionsForm;
import io.meriggio.rest.internal.form.StrategyForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Refusal;
import io.meriggio.rest.internal.http.Route;
import io.meriggio.rest.internal.http.Version;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code /charge-points}: what each does and why, its strategy, start, stop and sessions. */
final class ChargePointsResource {
  private static final int SESSIONS = 100;
  private static final int MOST_SESSIONS = 1000;

  private final Gateway gateway;

  /** Held from reading a strategy until the changed one is in force. */
  private final Object changing = new Object();

  ChargePointsResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/charge-points", Permission.SEE, this::list),
        new Route("GET", "/charge-points/{id}", Permission.SEE, this::show),
        new Route("GET", "/charge-points/{id}/strategy", Permission.SEE, this::strategy),
        new Route("PUT", "/charge-points/{id}/strategy", Permission.CHARGE, this::setStrategy),
        new Route(
            "POST",
            "/charge-points/{id}/start",
            Permission.CHARGE,
            e -> order(e, ChargePoints::start)),
        new Route(
            "POST",
            "/charge-points/{id}/stop",
            Permission.CHARGE,
            e -> order(e, ChargePoints::stop)),
        new Route("GET", "/charge-points/{id}/sessions", Permission.SEE, this::sessions));
  }

  /** Start or stop. */
  @FunctionalInterface
  private interface Order {
    Outcome give(ChargePoints chargePoints, String id, Actor actor);
  }

  private void list(Exchange exchange) throws IOException {
    List<ChargePointForm> all =
        gateway.require(ChargePoints.class).chargePoints().stream()
            .map(status -> ChargePointForm.of(status, exchange.language()))
            .toList();
    exchange.reply(200, Map.of("chargePoints", all));
  }

  private void show(Exchange exchange) throws IOException {
    ChargePointStatus status = find(exchange.path("id"));
    exchange.tag(version(status));
    exchange.reply(200, ChargePointForm.of(status, exchange.language()));
  }

  private void strategy(Exchange exchange) throws IOException {
    ChargePointStatus status = find(exchange.path("id"));
    exchange.tag(version(status));
    exchange.reply(200, StrategyForm.of(status.strategy()));
  }

  private void setStrategy(Exchange exchange) throws IOException {
    Actor actor = Asked.by(exchange);
    String id = exchange.path("id");
    find(id);
    StrategySetting strategy = StrategyBody.read(exchange.body());
    synchronized (changing) {
      strategy.fault().ifPresent(fault -> Asked.done(fault, exchange));
      exchange.requireMatch(version(find(id)));
      Asked.done(gateway.require(ChargePoints.class).setStrategy(id, strategy, actor), exchange);
    }
    show(exchange);
  }

  private void order(Exchange exchange, Order order) throws IOException {
    Actor actor = Asked.by(exchange);
    String id = exchange.path("id");
    find(id);
    Asked.done(order.give(gateway.require(ChargePoints.class), id, actor), exchange);
    show(exchange);
  }

  private void sessions(Exchange exchange) throws IOException {
    String id = find(exchange.path("id")).id();
    int limit = exchange.query().number("limit", 1, MOST_SESSIONS).orElse(SESSIONS);
    ChargePoints.SessionPage page =
        gateway.require(ChargePoints.class).sessions(id, exchange.query().cursor("before"), limit);
    List<SessionForm> rows =
        page.sessions().stream().map(session -> SessionForm.of(session, gateway.zone())).toList();
    String next = page.next().map(String::valueOf).orElse(null);
    exchange.table("sessions", new SessionsForm(rows, next), SessionForm.class, rows);
  }

  private ChargePointStatus find(String id) {
    return gateway.require(ChargePoints.class).chargePoints().stream()
        .filter(status -> status.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new Refusal(404, "missing.charge-point", id).with("code", Outcome.Why.UNKNOWN));
  }

  /** Of what can be edited. */
  private static String version(ChargePointStatus status) {
    return Version.of(StrategyForm.of(status.strategy()));
  }
}
