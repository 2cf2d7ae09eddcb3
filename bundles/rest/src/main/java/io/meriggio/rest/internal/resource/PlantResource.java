// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Permission;
import io.meriggio.controller.Actor;
import io.meriggio.controller.ChargePoints;
import io.meriggio.controller.Plant;
import io.meriggio.rest.internal.form.PlantForm;
import io.meriggio.rest.internal.form.PlantNowForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Fields;
import io.meriggio.rest.internal.http.Route;
import io.meriggio.rest.internal.http.Version;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code /plant} and {@code /plant/now}. */
final class PlantResource {
  private static final String CONTRACTED_POWER = "contractedPower";

  private final Gateway gateway;

  /** Held from reading the contracted power until the changed one is stored. */
  private final Object changing = new Object();

  PlantResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/plant", Permission.SEE, this::description),
        new Route("PATCH", "/plant", Permission.PLANT, this::patch),
        new Route("GET", "/plant/now", Permission.SEE, this::now));
  }

  private void description(Exchange exchange) throws IOException {
    answer(exchange, plant(exchange));
  }

  private void patch(Exchange exchange) throws IOException {
    Actor actor = Asked.by(exchange);
    PlantForm before = plant(exchange);
    Fields fields = Fields.of(exchange.body(), CONTRACTED_POWER);
    int watts = fields.required(CONTRACTED_POWER, fields.whole(CONTRACTED_POWER));
    synchronized (changing) {
      exchange.requireMatch(version(plant(exchange)));
      Asked.done(gateway.require(ChargePoints.class).setContractedPower(watts, actor), exchange);
    }
    // The configuration travels to the plant on a thread of its own.
    answer(exchange, before.contracted(watts));
  }

  private void now(Exchange exchange) throws IOException {
    Plant plant = gateway.require(Plant.class);
    exchange.reply(200, PlantNowForm.of(plant.now(), gateway.zone(), exchange.language()));
  }

  private PlantForm plant(Exchange exchange) {
    return PlantForm.of(gateway.require(Plant.class).description(), exchange.language());
  }

  private static void answer(Exchange exchange, PlantForm plant) throws IOException {
    exchange.tag(version(plant));
    exchange.reply(200, plant);
  }

  /** Of what can be edited. */
  private static String version(PlantForm plant) {
    return Version.of(Map.of(CONTRACTED_POWER, String.valueOf(plant.contractedPower())));
  }
}
