// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Permission;
import io.meriggio.history.History;
import io.meriggio.history.HistoryException;
import io.meriggio.history.HistoryQuery;
import io.meriggio.history.Step;
import io.meriggio.rest.internal.form.HistoryForm;
import io.meriggio.rest.internal.form.RecordedPointForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Refusal;
import io.meriggio.rest.internal.http.Route;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /history}: what was, as JSON and as CSV. */
final class HistoryResource {
  private static final String STEPS =
      Arrays.stream(Step.values()).map(Step::word).collect(Collectors.joining(", "));

  private final Gateway gateway;

  HistoryResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/history", Permission.SEE, this::show),
        new Route("GET", "/history/points", Permission.SEE, this::list));
  }

  private void list(Exchange exchange) throws IOException {
    List<RecordedPointForm> points =
        gateway.require(History.class).points().stream()
            .map(point -> RecordedPointForm.of(point, gateway.zone()))
            .toList();
    exchange.reply(200, Map.of("points", points));
  }

  private void show(Exchange exchange) throws IOException {
    History history = gateway.require(History.class);
    HistoryQuery query =
        new HistoryQuery(
            text(exchange, "device").orElse(History.PLANT),
            points(exchange),
            time(exchange, "from"),
            time(exchange, "to"),
            step(exchange));
    HistoryForm form;
    try {
      form = HistoryForm.of(history.answer(query));
    } catch (HistoryException e) {
      throw refusal(e, exchange);
    }
    exchange.table("history", form, form::columns, form::lines);
  }

  private static List<String> points(Exchange exchange) {
    List<String> points =
        Optional.ofNullable(exchange.request().getParameterValues("point")).stream()
            .flatMap(Arrays::stream)
            .flatMap(given -> Arrays.stream(given.split(",")))
            .map(String::trim)
            .filter(point -> !point.isEmpty())
            .distinct()
            .toList();
    if (points.isEmpty()) {
      throw Refusal.field("point", "", "pv_power,grid_power");
    }
    return points;
  }

  private static Instant time(Exchange exchange, String name) {
    return exchange
        .query()
        .time(name)
        .orElseThrow(() -> Refusal.field(name, "", "2026-06-01T10:00:00+02:00"));
  }

  private static Step step(Exchange exchange) {
    String given = text(exchange, "step").orElse(Step.AUTO.word());
    return Step.of(given).orElseThrow(() -> Refusal.field("step", given, STEPS));
  }

  private static Optional<String> text(Exchange exchange, String name) {
    return Optional.ofNullable(exchange.request().getParameter(name)).filter(s -> !s.isBlank());
  }

  private static Refusal refusal(HistoryException e, Exchange exchange) {
    int status =
        switch (e.reason()) {
          case UNKNOWN_POINT -> 404;
          case UNAVAILABLE -> 503;
          default -> 422;
        };
    return Refusal.said(status, e.text().in(exchange.language())).with("code", e.reason());
  }
}
