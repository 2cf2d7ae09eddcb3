// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import io.meriggio.access.Access;
import io.meriggio.access.Caller;
import io.meriggio.access.Identity;
import io.meriggio.access.Permission;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The one place where a request is allowed or refused: who asks is known by the secret of a session
 * or an API token, in the header {@code Authorization} or in the cookie of the page. What comes
 * with the cookie and changes something must also carry what only our own page can read: the
 * browser adds the cookie to whatever any page asks.
 *
 * <p>Threads: any.
 */
public final class Gatekeeper {
  /** The header with what only a page of ours knows. */
  public static final String CSRF_HEADER = "X-CSRF-Token";

  private static final String BEARER = "bearer ";
  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** What is written into the audit log where it is done, in better words. */
  private static final Set<Permission> AUDITED_THERE =
      Set.of(Permission.PEOPLE, Permission.OWN_ACCOUNT);

  private final Supplier<Optional<Access>> access;

  /** With the accounts, which may come and go. */
  public Gatekeeper(Supplier<Optional<Access>> access) {
    this.access = access;
  }

  /** From where a request comes. */
  static Caller caller(HttpServletRequest request) {
    return new Caller(request.getRemoteAddr());
  }

  static Refusal notSignedIn() {
    return new Refusal(401, "signed-in").header("WWW-Authenticate", "Bearer");
  }

  /**
   * Lets in who may ask for this, and nobody else.
   *
   * @return nobody where nobody need be known
   * @throws Refusal 401, 403 or 503
   */
  Optional<Admission> admit(HttpServletRequest request, Need need) {
    if (!need.signedIn()) {
      return Optional.empty();
    }
    Access accounts = access.get().orElseThrow(Gatekeeper::notYet);
    Optional<String> header = bearer(request);
    String secret = header.or(() -> SessionCookie.of(request)).orElseThrow(Gatekeeper::notSignedIn);
    Caller caller = caller(request);
    Identity who = accounts.identify(secret, caller).orElseThrow(Gatekeeper::notSignedIn);
    if (header.isEmpty() && !READING.contains(request.getMethod()) && !knows(request, secret)) {
      throw new Refusal(403, "csrf", CSRF_HEADER).with("code", "CSRF");
    }
    if (!mayAll(who, need)) {
      throw new Refusal(403, "allowed", need.permission().map(Enum::name).orElse(""));
    }
    return Optional.of(new Admission(who, () -> isStillIn(secret, caller, need)));
  }

  private static Refusal notYet() {
    return new Refusal(503, "service", "accounts").header("Retry-After", "2");
  }

  /** RFC 6750 section 2.1; the name of a scheme is not case-sensitive. */
  private static Optional<String> bearer(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Authorization"))
        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(header -> header.substring(BEARER.length()).trim());
  }

  private static boolean knows(HttpServletRequest request, String secret) {
    return Optional.ofNullable(request.getHeader(CSRF_HEADER))
        .filter(given -> SessionCookie.isCsrf(given, secret))
        .isPresent();
  }

  private static boolean mayAll(Identity who, Need need) {
    return need.permission().map(who::may).orElse(true);
  }

  private boolean isStillIn(String secret, Caller caller, Need need) {
    return access
        .get()
        .map(accounts -> accounts.identify(secret, caller).filter(who -> mayAll(who, need)))
        // accounts that restart sign nobody out
        .map(Optional::isPresent)
        .orElse(true);
  }

  /** Writes down what somebody has changed. */
  void done(HttpServletRequest request, Route route, Optional<Admission> admission) {
    if (READING.contains(request.getMethod())
        || route.need().permission().filter(AUDITED_THERE::contains).isPresent()) {
      return;
    }
    String act = request.getMethod() + " " + request.getRequestURI();
    admission
        .filter(one -> route.need().permission().isPresent())
        .ifPresent(one -> access.get().ifPresent(a -> a.audit().done(one.who(), act)));
  }
}
