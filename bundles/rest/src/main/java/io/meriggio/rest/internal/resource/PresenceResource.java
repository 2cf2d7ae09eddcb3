// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Access;
import io.meriggio.access.AccessRefused;
import io.meriggio.access.Permission;
import io.meriggio.access.Presence;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Fields;
import io.meriggio.rest.internal.http.Need;
import io.meriggio.rest.internal.http.Route;
import io.meriggio.rest.internal.http.SessionCookie;
import java.io.IOException;
import java.util.List;

/**
 * {@code /recovery} and {@code /factory-reset}: what needs somebody at the machine, where the code
 * appears.
 */
final class PresenceResource {
  private static final String CODE = "code";
  private static final int ACCEPTED = 202;

  private final Gateway gateway;

  PresenceResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/recovery/code", Need.OPEN, Accounted.handler(this::askRecovery)),
        new Route("POST", "/recovery", Need.OPEN, Accounted.handler(this::recover)),
        new Route(
            "POST", "/factory-reset/code", Permission.PEOPLE, Accounted.handler(this::askReset)),
        new Route("POST", "/factory-reset", Permission.PEOPLE, Accounted.handler(this::reset)));
  }

  private void askRecovery(Exchange exchange) throws AccessRefused, IOException {
    Fields fields = Fields.discreet(exchange.body(), Accounted.USER);
    presence().askRecovery(Accounted.required(fields, Accounted.USER), exchange.caller());
    exchange.response().setStatus(ACCEPTED);
  }

  private void recover(Exchange exchange) throws AccessRefused, IOException {
    Fields fields = Fields.discreet(exchange.body(), Accounted.USER, CODE, Accounted.PASSWORD);
    String code = Accounted.required(fields, CODE);
    presence().recover(Accounted.credentials(fields), code, exchange.caller());
    exchange.done();
  }

  private void askReset(Exchange exchange) throws AccessRefused {
    presence().askFactoryReset(exchange.by());
    exchange.response().setStatus(ACCEPTED);
  }

  private void reset(Exchange exchange) throws AccessRefused, IOException {
    Fields fields = Fields.discreet(exchange.body(), CODE);
    presence().factoryReset(Accounted.required(fields, CODE), exchange.by());
    SessionCookie.take(exchange);
    exchange.done();
  }

  private Presence presence() {
    return gateway.require(Access.class).presence();
  }
}
