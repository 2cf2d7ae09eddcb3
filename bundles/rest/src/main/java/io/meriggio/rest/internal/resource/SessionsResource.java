// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Access;
import io.meriggio.access.AccessRefused;
import io.meriggio.access.Identity;
import io.meriggio.access.Permission;
import io.meriggio.access.SignedIn;
import io.meriggio.rest.internal.form.SignedInForm;
import io.meriggio.rest.internal.form.VisitForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Fields;
import io.meriggio.rest.internal.http.Need;
import io.meriggio.rest.internal.http.Route;
import io.meriggio.rest.internal.http.SessionCookie;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /sessions}: signing in and out, and one's own sessions. */
final class SessionsResource {
  private final Gateway gateway;

  SessionsResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/sessions", Need.OPEN, Accounted.handler(this::signIn)),
        new Route("GET", "/sessions", Permission.OWN_ACCOUNT, this::list),
        new Route("GET", "/sessions/current", Need.SIGNED_IN, this::current),
        new Route("DELETE", "/sessions/current", Need.SIGNED_IN, Accounted.handler(this::signOut)),
        new Route(
            "DELETE", "/sessions/{id}", Permission.OWN_ACCOUNT, Accounted.handler(this::end)));
  }

  private void signIn(Exchange exchange) throws AccessRefused, IOException {
    Fields fields =
        Fields.discreet(exchange.body(), Accounted.USER, Accounted.PASSWORD, Accounted.COOKIE);
    boolean cookie = Accounted.wantsCookie(fields);
    SignedIn begun =
        gateway.require(Access.class).signIn(Accounted.credentials(fields), exchange.caller());
    Accounted.begun(begun, cookie, exchange, gateway.zone());
  }

  private void list(Exchange exchange) throws IOException {
    Identity by = exchange.by();
    List<VisitForm> sessions =
        gateway.require(Access.class).sessions().own(by).stream()
            .map(one -> VisitForm.of(one, one.id().equals(by.id()), gateway.zone()))
            .toList();
    exchange.reply(200, Map.of("sessions", sessions));
  }

  private void current(Exchange exchange) throws IOException {
    Optional<String> csrf =
        SessionCookie.isBy(exchange.request())
            ? SessionCookie.of(exchange.request()).map(SessionCookie::csrf)
            : Optional.empty();
    exchange.reply(200, SignedInForm.of(exchange.by(), csrf, gateway.zone()));
  }

  private void signOut(Exchange exchange) throws AccessRefused {
    gateway.require(Access.class).sessions().end(exchange.by().id(), exchange.by());
    SessionCookie.take(exchange);
    exchange.done();
  }

  private void end(Exchange exchange) throws AccessRefused {
    String id = exchange.path("id");
    gateway.require(Access.class).sessions().end(id, exchange.by());
    if (id.equals(exchange.by().id())) {
      SessionCookie.take(exchange);
    }
    exchange.done();
  }
}
