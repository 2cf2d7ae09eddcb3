// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.access.Permission;
import io.meriggio.controller.Actor;
import io.meriggio.controller.PlantPower;
import io.meriggio.controller.PlantSetPoints;
import io.meriggio.controller.PlantSetPoints.Active;
import io.meriggio.controller.PlantSetPoints.PowerFactor;
import io.meriggio.controller.PlantSetPoints.Reactive;
import io.meriggio.controller.PlantSetPoints.ReactivePower;
import io.meriggio.controller.PlantSetPoints.Running;
import io.meriggio.device.Unit;
import io.meriggio.rest.internal.form.PlantPowerForm;
import io.meriggio.rest.internal.http.Allowed;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Fields;
import io.meriggio.rest.internal.http.Route;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code /plant-power}: what a person asks of the plant as a whole, and how it follows. */
final class PlantPowerResource {
  private static final String[] NUMBER = {"value", "unit", "validSeconds"};

  private final Gateway gateway;

  PlantPowerResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/plant-power", Permission.SEE, this::show),
        new Route("PUT", "/plant-power", Permission.PLANT, this::set),
        new Route("DELETE", "/plant-power", Permission.PLANT, this::withdraw));
  }

  private void show(Exchange exchange) throws IOException {
    exchange.reply(
        200,
        PlantPowerForm.of(
            gateway.require(PlantPower.class).status(), gateway.zone(), exchange.language()));
  }

  private void set(Exchange exchange) throws IOException {
    Actor actor = Asked.by(exchange);
    ask(exchange, read(exchange.body()), actor);
    show(exchange);
  }

  private void withdraw(Exchange exchange) {
    ask(exchange, PlantSetPoints.NONE, Asked.by(exchange));
    exchange.done();
  }

  private void ask(Exchange exchange, PlantSetPoints asked, Actor actor) {
    Asked.done(
        gateway.require(PlantPower.class).set(PlantPower.Source.PERSON, asked, actor),
        field -> field.equals("validFor") ? "validSeconds" : field,
        exchange);
  }

  private static PlantSetPoints read(ObjectNode body) {
    Fields fields = Fields.of(body, "active", "reactive", "powerFactor", "running");
    Optional<Reactive> power = fields.within("reactive", NUMBER).map(PlantPowerResource::reactive);
    Optional<Reactive> factor =
        fields.within("powerFactor", NUMBER).map(PlantPowerResource::factor);
    if (power.isPresent() && factor.isPresent()) {
      throw Fields.wrong(
          "powerFactor", body.path("powerFactor"), Allowed.of("either", "reactive", "powerFactor"));
    }
    return new PlantSetPoints(
        fields
            .within("active", NUMBER)
            .map(n -> new Active(value(n), unit(n, Unit.PERCENT, Unit.WATT), valid(n))),
        power.or(() -> factor),
        fields
            .within("running", "run", "validSeconds")
            .map(n -> new Running(n.required("run", n.flag("run")), valid(n))));
  }

  private static Reactive reactive(Fields number) {
    return new ReactivePower(value(number), unit(number, Unit.PERCENT, Unit.VAR), valid(number));
  }

  private static Reactive factor(Fields number) {
    if (number.text("unit").filter(unit -> !unit.isEmpty()).isPresent()) {
      unit(number, Unit.NONE);
    }
    return new PowerFactor(value(number), valid(number));
  }

  private static double value(Fields number) {
    return number.required("value", number.number("value"));
  }

  private static Unit unit(Fields number, Unit... allowed) {
    String symbol = number.required("unit", number.text("unit"));
    return Arrays.stream(allowed)
        .filter(unit -> unit.symbol().equals(symbol))
        .findFirst()
        .orElseThrow(
            () ->
                number.wrong(
                    "unit", String.join(", ", Arrays.stream(allowed).map(Unit::symbol).toList())));
  }

  /** Zero: it does not end by itself. */
  private static Duration valid(Fields number) {
    return Duration.ofSeconds(number.whole("validSeconds").orElse(0));
  }
}
