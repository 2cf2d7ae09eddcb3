// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Access;
import io.meriggio.access.AccessRefused;
import io.meriggio.access.Account;
import io.meriggio.access.Accounts;
import io.meriggio.access.Identity;
import io.meriggio.access.Permission;
import io.meriggio.access.Role;
import io.meriggio.rest.internal.form.UserForm;
import io.meriggio.rest.internal.http.Allowed;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Fields;
import io.meriggio.rest.internal.http.Refusal;
import io.meriggio.rest.internal.http.Route;
import io.meriggio.rest.internal.http.SessionCookie;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code /users}: the accounts; one's own password. */
final class UsersResource {
  private static final String ROLE = "role";
  private static final String CURRENT_PASSWORD = "currentPassword";

  private final Gateway gateway;

  UsersResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/users", Permission.PEOPLE, Accounted.handler(this::list)),
        new Route("POST", "/users", Permission.PEOPLE, Accounted.handler(this::add)),
        new Route(
            "PATCH", "/users/{user}", Permission.OWN_ACCOUNT, Accounted.handler(this::change)),
        new Route("DELETE", "/users/{user}", Permission.PEOPLE, Accounted.handler(this::remove)));
  }

  private void list(Exchange exchange) throws AccessRefused, IOException {
    List<UserForm> users =
        accounts().all(exchange.by()).stream()
            .map(account -> UserForm.of(account, gateway.zone()))
            .toList();
    exchange.reply(200, Map.of("users", users));
  }

  private void add(Exchange exchange) throws AccessRefused, IOException {
    Fields fields = Fields.discreet(exchange.body(), Accounted.USER, Accounted.PASSWORD, ROLE);
    Role role = fields.required(ROLE, fields.word(ROLE, Role.class));
    Account made = accounts().add(Accounted.credentials(fields), role, exchange.by());
    exchange.made(encoded(made.user()));
    exchange.reply(201, UserForm.of(made, gateway.zone()));
  }

  private void change(Exchange exchange) throws AccessRefused, IOException {
    Fields fields = Fields.discreet(exchange.body(), ROLE, Accounted.PASSWORD, CURRENT_PASSWORD);
    Optional<Role> role = fields.word(ROLE, Role.class);
    Optional<String> password = fields.secret(Accounted.PASSWORD);
    if (role.isEmpty() && password.isEmpty()) {
      throw Refusal.field("", "", Allowed.of("one-given", "role", "password"));
    }
    Account changed = null;
    if (role.isPresent()) {
      changed = accounts().changeRole(exchange.path(Accounted.USER), role.get(), exchange.by());
    }
    if (password.isPresent()) {
      changed = password(exchange, fields, password.get());
    }
    exchange.reply(200, UserForm.of(changed, gateway.zone()));
  }

  private Account password(Exchange exchange, Fields fields, String password) throws AccessRefused {
    Identity by = exchange.by();
    if (!isOwn(exchange)) {
      return accounts().setPassword(exchange.path(Accounted.USER), password, by);
    }
    String current = Accounted.required(fields, CURRENT_PASSWORD);
    Account changed = accounts().changeOwnPassword(current, password, by);
    SessionCookie.take(exchange);
    return changed;
  }

  private static boolean isOwn(Exchange exchange) {
    String asked = exchange.path(Accounted.USER).toLowerCase(Locale.ROOT);
    return asked.equals(exchange.by().user().toLowerCase(Locale.ROOT));
  }

  private void remove(Exchange exchange) throws AccessRefused {
    accounts().remove(exchange.path(Accounted.USER), exchange.by());
    exchange.done();
  }

  private Accounts accounts() {
    return gateway.require(Access.class).accounts();
  }

  private static String encoded(String user) {
    return java.net.URLEncoder.encode(user, java.nio.charset.StandardCharsets.UTF_8);
  }
}
