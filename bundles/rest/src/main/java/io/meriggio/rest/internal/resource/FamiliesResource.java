// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Permission;
import io.meriggio.configuration.Families;
import io.meriggio.rest.internal.form.FamilyForm;
import io.meriggio.rest.internal.http.Route;
import java.util.List;
import java.util.Map;

/** {@code /families}: what can be configured, and with which settings. */
final class FamiliesResource {
  private final Gateway gateway;

  FamiliesResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/families",
            Permission.SEE,
            exchange -> {
              Families families = gateway.require(Families.class);
              exchange.reply(
                  200,
                  Map.of(
                      "families",
                      families.families().stream()
                          .map(one -> FamilyForm.of(one, exchange.language()))
                          .toList()));
            }));
  }
}
