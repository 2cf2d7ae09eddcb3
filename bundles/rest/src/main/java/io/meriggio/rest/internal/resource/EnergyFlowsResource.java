// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Permission;
import io.meriggio.controller.PlantEnergy;
import io.meriggio.rest.internal.form.EnergyFlowsForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Route;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /energy-flows}: which energy went where today, and in the newest minute. */
final class EnergyFlowsResource {
  private final Gateway gateway;

  EnergyFlowsResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(new Route("GET", "/energy-flows", Permission.SEE, this::show));
  }

  private void show(Exchange exchange) throws IOException {
    PlantEnergy energy = gateway.require(PlantEnergy.class);
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("today", EnergyFlowsForm.of(energy.today(), gateway.zone()));
    form.put(
        "lastInterval",
        energy.lastInterval().map(span -> EnergyFlowsForm.of(span, gateway.zone())).orElse(null));
    exchange.reply(200, form);
  }
}
