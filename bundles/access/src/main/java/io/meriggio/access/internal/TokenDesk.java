// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import io.meriggio.access.AccessRefused;
import io.meriggio.access.ApiToken;
import io.meriggio.access.ApiTokens;
import io.meriggio.access.AuditEntry;
import io.meriggio.access.Caller;
import io.meriggio.access.Identity;
import io.meriggio.access.NewApiToken;
import io.meriggio.access.Permission;
import io.meriggio.access.Policy;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The secrets of programs. Threads: any. */
final class TokenDesk implements ApiTokens {
  static final String PREFIX = "mt_";
  private static final int LONGEST_NAME = 60;

  private final Tools tools;
  private final Ledger ledger;

  TokenDesk(Tools tools) {
    this.tools = tools;
    this.ledger = tools.ledger();
  }

  /** Who holds this token: never more than its maker may now. */
  Optional<Identity> identify(String token, Caller caller) {
    Instant now = tools.clock().instant();
    synchronized (ledger) {
      return ledger
          .programs()
          .get(Secrets.hash(token))
          .filter(one -> one.expiresAt().map(now::isBefore).orElse(true))
          .flatMap(one -> ledger.people().get(one.account()).map(p -> identity(p, one, caller)));
    }
  }

  private static Identity identity(Kept.Person person, Kept.Program token, Caller caller) {
    Set<Permission> may = new HashSet<>(token.permissions());
    may.retainAll(Policy.permissions(person.role()));
    return new Identity(
        person.user(),
        person.role(),
        may,
        Identity.Kind.TOKEN,
        token.id(),
        token.expiresAt(),
        caller);
  }

  @Override
  public List<ApiToken> own(Identity by) {
    String account = Names.folded(by.user());
    synchronized (ledger) {
      return ledger.programs().where(one -> one.account().equals(account)).values().stream()
          .map(one -> shown(one, by.user()))
          .sorted(Comparator.comparing(ApiToken::since).reversed())
          .toList();
    }
  }

  @Override
  public NewApiToken make(
      String name, Set<Permission> permissions, Optional<Instant> expiresAt, Identity by)
      throws AccessRefused {
    String account = Names.folded(by.user());
    Instant now = tools.clock().instant();
    check(name, permissions, expiresAt, by, now);
    String secret = tools.secrets().token(PREFIX);
    Kept.Program made =
        new Kept.Program(
            tools.secrets().id(), name.strip(), account, Set.copyOf(permissions), now, expiresAt);
    synchronized (ledger) {
      if (ledger.programs().where(one -> one.account().equals(account)).size() >= MOST) {
        throw Refused.of(AccessRefused.Code.TOO_MANY, "TOO_MANY", MOST);
      }
      ledger.change().put(ledger.programs(), Secrets.hash(secret), made).keep();
    }
    tools
        .audit()
        .write(AuditEntry.Kind.TOKEN_MADE, by.user(), made.name() + " " + permissions, by.caller());
    return new NewApiToken(shown(made, by.user()), secret);
  }

  private static void check(
      String name,
      Set<Permission> permissions,
      Optional<Instant> expiresAt,
      Identity by,
      Instant now)
      throws AccessRefused {
    if (by.kind() != Identity.Kind.SESSION) {
      throw Refused.of(AccessRefused.Code.NOT_ALLOWED);
    }
    Tools.require(by, Permission.OWN_ACCOUNT);
    if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
      throw Refused.of(AccessRefused.Code.BAD_NAME, "name.token");
    }
    if (permissions.isEmpty() || !by.permissions().containsAll(permissions)) {
      throw Refused.of(AccessRefused.Code.BAD_PERMISSIONS);
    }
    if (expiresAt.filter(end -> !now.isBefore(end)).isPresent()) {
      throw Refused.of(AccessRefused.Code.BAD_TIME);
    }
  }

  @Override
  public void revoke(String id, Identity by) throws AccessRefused {
    String account = Names.folded(by.user());
    synchronized (ledger) {
      var found = ledger.programs().where(p -> p.account().equals(account) && p.id().equals(id));
      if (found.isEmpty()) {
        throw Refused.of(AccessRefused.Code.NO_SUCH_TOKEN, "NO_SUCH_TOKEN", id);
      }
      ledger.change().remove(ledger.programs(), found.keySet()).keep();
    }
    tools.audit().write(AuditEntry.Kind.TOKEN_REVOKED, by.user(), id, by.caller());
  }

  private static ApiToken shown(Kept.Program one, String user) {
    return new ApiToken(
        one.id(), one.name(), user, one.permissions(), one.since(), one.expiresAt());
  }
}
