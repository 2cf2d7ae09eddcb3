// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.controller.Plant;
import io.meriggio.rest.internal.form.PlantForm;
import io.meriggio.rest.internal.form.PlantNowForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Route;
import java.io.IOException;
import java.util.List;

/** {@code /plant} and {@code /plant/now}. */
final class PlantResource {
  private final Gateway gateway;

  PlantResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/plant", this::description), new Route("GET", "/plant/now", this::now));
  }

  private void description(Exchange exchange) throws IOException {
    Plant plant = gateway.requirePlant();
    exchange.reply(200, PlantForm.of(plant.description(), exchange.language()));
  }

  private void now(Exchange exchange) throws IOException {
    Plant plant = gateway.requirePlant();
    exchange.reply(200, PlantNowForm.of(plant.now(), gateway.zone(), exchange.language()));
  }
}
