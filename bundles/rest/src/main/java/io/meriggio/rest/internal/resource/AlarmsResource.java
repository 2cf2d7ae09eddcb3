// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Permission;
import io.meriggio.alarms.AlarmBook;
import io.meriggio.alarms.AlarmEvent;
import io.meriggio.controller.Actor;
import io.meriggio.rest.internal.form.AlarmForm;
import io.meriggio.rest.internal.form.AlarmsForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Refusal;
import io.meriggio.rest.internal.http.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /alarms}: those that last and those that are over, and who has taken note of them. */
final class AlarmsResource {
  private static final int PAGE = 100;
  private static final List<String> STATES = List.of("active", "past", "all");

  private final Gateway gateway;

  AlarmsResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/alarms", Permission.SEE, this::list),
        new Route("GET", "/alarms/{id}", Permission.SEE, this::show),
        new Route("POST", "/alarms/{id}/acknowledge", Permission.DEVICES, this::acknowledge));
  }

  /** Those that last stand on the first page, all of them, whatever its limit. */
  private void list(Exchange exchange) throws IOException {
    String state = Optional.ofNullable(exchange.request().getParameter("state")).orElse("active");
    if (!STATES.contains(state)) {
      throw Refusal.field("state", state, String.join(", ", STATES));
    }
    int limit = exchange.query().number("limit", 1, AlarmBook.MOST).orElse(PAGE);
    Optional<Long> before = exchange.query().cursor("before");
    AlarmBook book = gateway.require(AlarmBook.class);
    List<AlarmEvent> events = new ArrayList<>();
    if (!state.equals("past") && before.isEmpty()) {
      events.addAll(book.active());
    }
    Optional<Long> next = Optional.empty();
    if (!state.equals("active")) {
      AlarmBook.Page page = book.past(before, limit);
      events.addAll(page.alarms());
      next = page.next();
    }
    exchange.reply(
        200,
        new AlarmsForm(
            events.stream().map(event -> form(event, exchange)).toList(),
            next.map(String::valueOf).orElse(null)));
  }

  private void show(Exchange exchange) throws IOException {
    String id = exchange.path("id");
    exchange.reply(200, answer(gateway.require(AlarmBook.class).find(id), id, exchange));
  }

  private void acknowledge(Exchange exchange) throws IOException {
    Actor actor = Asked.by(exchange);
    String id = exchange.path("id");
    exchange.reply(
        200, answer(gateway.require(AlarmBook.class).acknowledge(id, actor.name()), id, exchange));
  }

  private AlarmForm answer(Optional<AlarmEvent> event, String id, Exchange exchange) {
    return event
        .map(found -> form(found, exchange))
        .orElseThrow(() -> new Refusal(404, "missing.alarm", id).with("code", "UNKNOWN"));
  }

  private AlarmForm form(AlarmEvent event, Exchange exchange) {
    return AlarmForm.of(event, gateway.zone(), exchange.language());
  }
}
