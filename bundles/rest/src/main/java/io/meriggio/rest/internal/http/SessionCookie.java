// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The session of the web page: a cookie that no script can read and no other site can send, and a
 * word that follows from it for the page to repeat.
 */
public final class SessionCookie {
  /** Its name. */
  public static final String NAME = "meriggio-session";

  /**
   * Its name over TLS. Another one, since browsers let no plain page replace an encrypted page's
   * cookie, whatever the port: whoever had signed in by HTTPS could not sign in by HTTP.
   */
  public static final String ENCRYPTED_NAME = "__Host-meriggio-session";

  /** As long as the longest session; the gateway decides earlier. */
  private static final Duration KEPT = Duration.ofDays(180);

  private SessionCookie() {}

  /** The secret that the page's cookie carries. */
  public static Optional<String> of(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(name(request)))
        .map(Cookie::getValue)
        .findFirst();
  }

  /** Whether this request comes with the cookie alone. */
  public static boolean isBy(HttpServletRequest request) {
    return request.getHeader("Authorization") == null && of(request).isPresent();
  }

  /** Gives the page its session. */
  public static void give(Exchange exchange, String secret) {
    set(exchange, secret, KEPT.toSeconds());
  }

  /** Takes it away. */
  public static void take(Exchange exchange) {
    set(exchange, "", 0);
  }

  private static void set(Exchange exchange, String secret, long seconds) {
    HttpServletRequest request = exchange.request();
    String cookie =
        name(request)
            + ("=" + secret + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Strict");
    exchange.response().addHeader("Set-Cookie", request.isSecure() ? cookie + "; Secure" : cookie);
  }

  private static String name(HttpServletRequest request) {
    return request.isSecure() ? ENCRYPTED_NAME : NAME;
  }

  /** What only a page of ours can know: it follows from the secret, the secret not from it. */
  public static String csrf(String secret) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(("csrf of " + secret).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256, this one has not", e);
    }
  }

  /** Whether this is the word of that secret, in a time that does not depend on it. */
  static boolean isCsrf(String given, String secret) {
    byte[][] both =
        Stream.of(given, csrf(secret))
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    return MessageDigest.isEqual(both[0], both[1]);
  }
}
