// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.access.Permission;
import io.meriggio.controller.Actor;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.OutputStatus;
import io.meriggio.controller.Outputs;
import io.meriggio.controller.OverrideMode;
import io.meriggio.rest.internal.form.OutputForm;
import io.meriggio.rest.internal.form.SwitchingForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Fields;
import io.meriggio.rest.internal.http.Refusal;
import io.meriggio.rest.internal.http.Route;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** {@code /outputs} and the log of their {@code /switchings}. */
final class OutputsResource {
  private static final int TEST_SECONDS = 10;
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private final Gateway gateway;

  OutputsResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/outputs", Permission.SEE, this::list),
        new Route("GET", "/outputs/{n}", Permission.SEE, this::show),
        new Route("PUT", "/outputs/{n}/override", Permission.OUTPUTS, this::override),
        new Route("POST", "/outputs/{n}/self-test", Permission.OUTPUTS, this::selfTest),
        new Route("GET", "/switchings", Permission.SEE, this::switchings));
  }

  private void list(Exchange exchange) throws IOException {
    List<OutputForm> all =
        gateway.require(Outputs.class).outputs().stream()
            .map(output -> form(output, exchange))
            .toList();
    exchange.reply(200, Map.of("outputs", all));
  }

  private void show(Exchange exchange) throws IOException {
    exchange.reply(200, form(find(exchange), exchange));
  }

  private OutputForm form(OutputStatus output, Exchange exchange) {
    return OutputForm.of(output, gateway.require(Outputs.class).trouble(), exchange.language());
  }

  private void override(Exchange exchange) throws IOException {
    Actor actor = Asked.by(exchange);
    int number = find(exchange).number();
    Fields fields = Fields.of(exchange.body(), "mode", "minutes");
    OverrideMode mode = fields.required("mode", fields.word("mode", OverrideMode.class));
    OptionalInt minutes = fields.whole("minutes").map(OptionalInt::of).orElse(OptionalInt.empty());
    Asked.done(gateway.require(Outputs.class).override(actor, number, mode, minutes), exchange);
    show(exchange);
  }

  /** Without a body it lasts 10 s. */
  private void selfTest(Exchange exchange) throws IOException {
    Actor actor = Asked.by(exchange);
    int number = find(exchange).number();
    int seconds = exchange.hasBody() ? seconds(exchange.body()) : TEST_SECONDS;
    Asked.done(gateway.require(Outputs.class).selfTest(actor, number, seconds), exchange);
    show(exchange);
  }

  private static int seconds(ObjectNode body) {
    return Fields.of(body, "seconds").whole("seconds").orElse(TEST_SECONDS);
  }

  private void switchings(Exchange exchange) throws IOException {
    OptionalInt output = exchange.query().number("output", 1, 4);
    Instant from = exchange.query().time("from").orElse(Instant.EPOCH);
    Instant to = exchange.query().time("to").orElse(LAST);
    List<SwitchingForm> log =
        gateway.require(Outputs.class).switchings(output, from, to).stream()
            .map(s -> SwitchingForm.of(s, gateway.zone(), exchange.language()))
            .toList();
    exchange.table("switchings", SwitchingForm.class, log);
  }

  private OutputStatus find(Exchange exchange) {
    String number = exchange.path("n");
    return gateway.require(Outputs.class).outputs().stream()
        .filter(output -> String.valueOf(output.number()).equals(number))
        .findFirst()
        .orElseThrow(
            () -> new Refusal(404, "missing.output", number).with("code", Outcome.Why.UNKNOWN));
  }
}
