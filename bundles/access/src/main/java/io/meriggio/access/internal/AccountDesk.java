// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import io.meriggio.access.AccessRefused;
import io.meriggio.access.Account;
import io.meriggio.access.Accounts;
import io.meriggio.access.AuditEntry;
import io.meriggio.access.Caller;
import io.meriggio.access.Credentials;
import io.meriggio.access.Identity;
import io.meriggio.access.Permission;
import io.meriggio.access.Role;
import java.util.Comparator;
import java.util.List;

/** The people. Threads: any. */
final class AccountDesk implements Accounts {
  private final Tools tools;
  private final Ledger ledger;

  AccountDesk(Tools tools) {
    this.tools = tools;
    this.ledger = tools.ledger();
  }

  @Override
  public List<Account> all(Identity by) throws AccessRefused {
    Tools.require(by, Permission.PEOPLE);
    synchronized (ledger) {
      return ledger.people().where(p -> true).values().stream()
          .map(AccountDesk::shown)
          .sorted(
              Comparator.comparing((Account account) -> account.role() != Role.OWNER)
                  .thenComparing(account -> Names.folded(account.user())))
          .toList();
    }
  }

  @Override
  public Account add(Credentials credentials, Role role, Identity by) throws AccessRefused {
    Tools.require(by, Permission.PEOPLE);
    Tools.requireGivable(role);
    Kept.Person person = person(credentials, role);
    synchronized (ledger) {
      requireRoom(person.user());
      ledger.change().put(ledger.people(), Names.folded(person.user()), person).keep();
    }
    String what = person.user() + " " + role;
    tools.audit().write(AuditEntry.Kind.ACCOUNT_ADDED, by.user(), what, by.caller());
    return shown(person);
  }

  /** An account that is not kept yet. Hashes: not under the ledger's lock. */
  Kept.Person person(Credentials credentials, Role role) throws AccessRefused {
    String user = Names.checked(credentials.user());
    String hash = tools.passwords().hash(credentials.password(), user);
    return new Kept.Person(user, role, hash, tools.clock().instant());
  }

  /** Refuses one too many, and a second of the same name. Called under the ledger's lock. */
  void requireRoom(String user) throws AccessRefused {
    if (ledger.people().get(Names.folded(user)).isPresent()) {
      throw Refused.of(AccessRefused.Code.USER_EXISTS);
    }
    if (ledger.people().size() >= MOST) {
      throw Refused.of(AccessRefused.Code.TOO_MANY, "TOO_MANY", MOST);
    }
  }

  @Override
  public Account changeRole(String user, Role role, Identity by) throws AccessRefused {
    Tools.require(by, Permission.PEOPLE);
    Tools.requireGivable(role);
    Kept.Person changed;
    synchronized (ledger) {
      Kept.Person before = changeable(user);
      changed = before.withRole(role);
      if (before.role() != role) {
        String account = Names.folded(user);
        ledger.change().put(ledger.people(), account, changed).signOut(account).keep();
      }
    }
    String what = changed.user() + " " + role;
    tools.audit().write(AuditEntry.Kind.ROLE_CHANGED, by.user(), what, by.caller());
    return shown(changed);
  }

  @Override
  public Account setPassword(String user, String password, Identity by) throws AccessRefused {
    Tools.require(by, Permission.PEOPLE);
    Kept.Person before;
    synchronized (ledger) {
      before = changeable(user);
    }
    String hash = tools.passwords().hash(password, before.user());
    Kept.Person changed;
    synchronized (ledger) {
      changed = changeable(user).withPassword(hash);
      renew(changed, false);
    }
    told(changed.user(), by.user(), by.caller());
    return shown(changed);
  }

  @Override
  public Account changeOwnPassword(String current, String password, Identity by)
      throws AccessRefused {
    if (by.kind() != Identity.Kind.SESSION) {
      throw Refused.of(AccessRefused.Code.NOT_ALLOWED);
    }
    String thing = "password " + Names.folded(by.user());
    tools.tries().begin(by.caller(), thing);
    Kept.Person before;
    synchronized (ledger) {
      before = existing(by.user());
    }
    if (!tools.passwords().matches(current, java.util.Optional.of(before.password()))) {
      throw Refused.of(AccessRefused.Code.WRONG_CREDENTIALS);
    }
    tools.tries().good(by.caller(), thing);
    String hash = tools.passwords().hash(password, before.user());
    Kept.Person changed;
    synchronized (ledger) {
      changed = existing(by.user()).withPassword(hash);
      renew(changed, false);
    }
    told(changed.user(), by.user(), by.caller());
    return shown(changed);
  }

  /**
   * Gives an account a new password, whoever asks: the caller knows that they may. Called under the
   * ledger's lock.
   *
   * @param alsoTokens whether its API tokens end too
   */
  void renew(Kept.Person changed, boolean alsoTokens) throws AccessRefused {
    String account = Names.folded(changed.user());
    Ledger.Change change = ledger.change().put(ledger.people(), account, changed).signOut(account);
    (alsoTokens ? change.revoke(account) : change).keep();
  }

  private void told(String user, String by, Caller caller) {
    tools.audit().write(AuditEntry.Kind.PASSWORD_CHANGED, by, user, caller);
  }

  @Override
  public void remove(String user, Identity by) throws AccessRefused {
    Tools.require(by, Permission.PEOPLE);
    Kept.Person gone;
    synchronized (ledger) {
      gone = changeable(user);
      String account = Names.folded(user);
      ledger
          .change()
          .remove(ledger.people(), List.of(account))
          .signOut(account)
          .revoke(account)
          .keep();
    }
    tools.audit().write(AuditEntry.Kind.ACCOUNT_REMOVED, by.user(), gone.user(), by.caller());
  }

  private Kept.Person existing(String user) throws AccessRefused {
    return ledger
        .people()
        .get(Names.folded(user))
        .orElseThrow(() -> Refused.of(AccessRefused.Code.NO_SUCH_USER, "NO_SUCH_USER", user));
  }

  private Kept.Person changeable(String user) throws AccessRefused {
    Kept.Person person = existing(user);
    if (person.role() == Role.OWNER) {
      throw Refused.of(AccessRefused.Code.OWNER_STAYS);
    }
    return person;
  }

  static Account shown(Kept.Person person) {
    return new Account(person.user(), person.role(), person.since());
  }
}
