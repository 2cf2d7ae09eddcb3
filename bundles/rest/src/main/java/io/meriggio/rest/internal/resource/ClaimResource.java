// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Access;
import io.meriggio.access.AccessRefused;
import io.meriggio.access.SignedIn;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Fields;
import io.meriggio.rest.internal.http.Need;
import io.meriggio.rest.internal.http.Route;
import java.io.IOException;
import java.util.List;

/** {@code /claim}: the first account, which owns the gateway. */
final class ClaimResource {
  private static final String SERIAL_NUMBER = "serialNumber";
  private static final String CLAIM_CODE = "claimCode";

  private final Gateway gateway;

  ClaimResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(new Route("POST", "/claim", Need.OPEN, Accounted.handler(this::claim)));
  }

  private void claim(Exchange exchange) throws AccessRefused, IOException {
    Fields fields =
        Fields.discreet(
            exchange.body(),
            SERIAL_NUMBER,
            CLAIM_CODE,
            Accounted.USER,
            Accounted.PASSWORD,
            Accounted.COOKIE);
    boolean cookie = Accounted.wantsCookie(fields);
    SignedIn begun =
        gateway
            .require(Access.class)
            .claim(
                fields.secret(SERIAL_NUMBER).orElse(""),
                Accounted.required(fields, CLAIM_CODE),
                Accounted.credentials(fields),
                exchange.caller());
    Accounted.begun(begun, cookie, exchange, gateway.zone());
  }
}
