// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.AccessRefused;
import io.meriggio.access.Credentials;
import io.meriggio.access.SignedIn;
import io.meriggio.rest.internal.form.SignedInForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Fields;
import io.meriggio.rest.internal.http.Refusal;
import io.meriggio.rest.internal.http.Route;
import io.meriggio.rest.internal.http.SessionCookie;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;

/** What the doors of the accounts have in common. */
final class Accounted {
  static final String USER = "user";
  static final String PASSWORD = "password";
  static final String COOKIE = "cookie";

  private Accounted() {}

  /** Asks the accounts. */
  @FunctionalInterface
  interface Asking {
    void ask(Exchange exchange) throws AccessRefused, IOException;
  }

  /** A handler that tells what the accounts refuse as problem details. */
  static Route.Handler handler(Asking asking) {
    return exchange -> {
      try {
        asking.ask(exchange);
      } catch (AccessRefused refused) {
        throw refusal(refused, exchange);
      }
    };
  }

  private static Refusal refusal(AccessRefused refused, Exchange exchange) {
    Refusal refusal =
        Refusal.said(status(refused.code(), exchange), refused.text().in(exchange.language()))
            .with("code", refused.code());
    field(refused.code()).ifPresent(field -> refusal.with("key", field));
    refused
        .retryAfter()
        .ifPresent(wait -> refusal.header("Retry-After", String.valueOf(wait.toSeconds())));
    return refusal;
  }

  private static int status(AccessRefused.Code code, Exchange exchange) {
    return switch (code) {
      // 401 is for who is not signed in: the wrong password of somebody who is, is another thing
      case WRONG_CREDENTIALS -> exchange.request().getMethod().equals("PATCH") ? 403 : 401;
      case WRONG_CODE, NOT_ALLOWED -> 403;
      case NO_SUCH_USER, NO_SUCH_SESSION, NO_SUCH_INVITATION, NO_SUCH_TOKEN -> 404;
      case ALREADY_OWNED, USER_EXISTS, OWNER_STAYS, TOO_MANY -> 409;
      case BAD_NAME, BAD_PASSWORD, BAD_ROLE, BAD_PERMISSIONS, BAD_TIME -> 422;
      case TOO_MANY_TRIES -> 429;
      case NOT_KEPT -> 500;
    };
  }

  private static Optional<String> field(AccessRefused.Code code) {
    return switch (code) {
      case BAD_NAME -> Optional.of("name");
      case BAD_PASSWORD -> Optional.of(PASSWORD);
      case BAD_ROLE -> Optional.of("role");
      case BAD_PERMISSIONS -> Optional.of("permissions");
      case BAD_TIME -> Optional.of("expiresAt");
      default -> Optional.empty();
    };
  }

  /** Name and password of a body. */
  static Credentials credentials(Fields fields) {
    return new Credentials(required(fields, USER), required(fields, PASSWORD));
  }

  /** A text that must be given and is not repeated. */
  static String required(Fields fields, String name) {
    return fields.required(name, fields.secret(name));
  }

  /** Whether a body asks for a cookie instead of a token. */
  static boolean wantsCookie(Fields fields) {
    return fields.flag(COOKIE).orElse(false);
  }

  /** Answers with a session that has just begun. */
  static void begun(SignedIn begun, boolean cookie, Exchange exchange, ZoneId zone)
      throws IOException {
    exchange.response().setHeader("Location", "/api/v1/sessions/" + begun.identity().id());
    if (!cookie) {
      exchange.reply(201, SignedInForm.withToken(begun, zone));
      return;
    }
    SessionCookie.give(exchange, begun.token());
    String csrf = SessionCookie.csrf(begun.token());
    exchange.reply(201, SignedInForm.of(begun.identity(), Optional.of(csrf), zone));
  }
}
