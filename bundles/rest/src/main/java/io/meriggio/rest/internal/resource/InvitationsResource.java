// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Access;
import io.meriggio.access.AccessRefused;
import io.meriggio.access.Invitations;
import io.meriggio.access.NewInvitation;
import io.meriggio.access.Permission;
import io.meriggio.access.Role;
import io.meriggio.access.SignedIn;
import io.meriggio.rest.internal.form.InvitationForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Fields;
import io.meriggio.rest.internal.http.Need;
import io.meriggio.rest.internal.http.Route;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /invitations}: accounts that people make for themselves. */
final class InvitationsResource {
  private static final String ROLE = "role";
  private static final String CODE = "code";

  private final Gateway gateway;

  InvitationsResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/invitations", Permission.PEOPLE, Accounted.handler(this::list)),
        new Route("POST", "/invitations", Permission.PEOPLE, Accounted.handler(this::invite)),
        new Route("POST", "/invitations/accept", Need.OPEN, Accounted.handler(this::accept)),
        new Route(
            "DELETE", "/invitations/{id}", Permission.PEOPLE, Accounted.handler(this::withdraw)));
  }

  private void list(Exchange exchange) throws AccessRefused, IOException {
    List<InvitationForm> open =
        invitations().open(exchange.by()).stream()
            .map(one -> InvitationForm.of(one, Optional.empty(), gateway.zone()))
            .toList();
    exchange.reply(200, Map.of("invitations", open));
  }

  private void invite(Exchange exchange) throws AccessRefused, IOException {
    Fields fields = Fields.of(exchange.body(), ROLE);
    Role role = fields.required(ROLE, fields.word(ROLE, Role.class));
    NewInvitation made = invitations().invite(role, exchange.by());
    exchange.made(made.invitation().id());
    exchange.reply(
        201, InvitationForm.of(made.invitation(), Optional.of(made.code()), gateway.zone()));
  }

  private void accept(Exchange exchange) throws AccessRefused, IOException {
    Fields fields =
        Fields.discreet(
            exchange.body(), CODE, Accounted.USER, Accounted.PASSWORD, Accounted.COOKIE);
    boolean cookie = Accounted.wantsCookie(fields);
    SignedIn begun =
        invitations()
            .accept(
                Accounted.required(fields, CODE), Accounted.credentials(fields), exchange.caller());
    Accounted.begun(begun, cookie, exchange, gateway.zone());
  }

  private void withdraw(Exchange exchange) throws AccessRefused {
    invitations().withdraw(exchange.path("id"), exchange.by());
    exchange.done();
  }

  private Invitations invitations() {
    return gateway.require(Access.class).invitations();
  }
}
