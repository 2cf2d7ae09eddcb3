// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Access;
import io.meriggio.access.AccessRefused;
import io.meriggio.access.ApiTokens;
import io.meriggio.access.NewApiToken;
import io.meriggio.access.Permission;
import io.meriggio.rest.internal.form.TokenForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Fields;
import io.meriggio.rest.internal.http.Route;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /tokens}: API tokens of whoever asks. */
final class TokensResource {
  private static final String NAME = "name";
  private static final String PERMISSIONS = "permissions";
  private static final String EXPIRES_AT = "expiresAt";

  private final Gateway gateway;

  TokensResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/tokens", Permission.OWN_ACCOUNT, this::list),
        new Route("POST", "/tokens", Permission.OWN_ACCOUNT, Accounted.handler(this::make)),
        new Route(
            "DELETE", "/tokens/{id}", Permission.OWN_ACCOUNT, Accounted.handler(this::revoke)));
  }

  private void list(Exchange exchange) throws IOException {
    List<TokenForm> own =
        tokens().own(exchange.by()).stream()
            .map(one -> TokenForm.of(one, Optional.empty(), gateway.zone()))
            .toList();
    exchange.reply(200, Map.of("tokens", own));
  }

  private void make(Exchange exchange) throws AccessRefused, IOException {
    Fields fields = Fields.of(exchange.body(), NAME, PERMISSIONS, EXPIRES_AT);
    String name = fields.required(NAME, fields.text(NAME));
    Set<Permission> permissions =
        fields.required(PERMISSIONS, fields.words(PERMISSIONS, Permission.class));
    Optional<Instant> end = fields.text(EXPIRES_AT).map(text -> instant(fields, text));
    NewApiToken made = tokens().make(name, permissions, end, exchange.by());
    exchange.made(made.token().id());
    exchange.reply(201, TokenForm.of(made.token(), Optional.of(made.secret()), gateway.zone()));
  }

  private static Instant instant(Fields fields, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw fields.wrong(EXPIRES_AT, "2027-06-01T10:00:00+02:00");
    }
  }

  private void revoke(Exchange exchange) throws AccessRefused {
    tokens().revoke(exchange.path("id"), exchange.by());
    exchange.done();
  }

  private ApiTokens tokens() {
    return gateway.require(Access.class).tokens();
  }
}
