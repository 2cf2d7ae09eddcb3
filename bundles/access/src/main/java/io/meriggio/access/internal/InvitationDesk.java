// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import io.meriggio.access.AccessRefused;
import io.meriggio.access.AuditEntry;
import io.meriggio.access.Caller;
import io.meriggio.access.Credentials;
import io.meriggio.access.Identity;
import io.meriggio.access.Invitation;
import io.meriggio.access.Invitations;
import io.meriggio.access.NewInvitation;
import io.meriggio.access.Permission;
import io.meriggio.access.Role;
import io.meriggio.access.SignedIn;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is invited. Threads: any. */
final class InvitationDesk implements Invitations {
  private static final Duration SERVES = Duration.ofDays(7);
  private static final int CODE_GROUPS = 3;
  private static final String THING = "invitation";

  private final Tools tools;
  private final Ledger ledger;
  private final AccountDesk accounts;
  private final SessionDesk sessions;

  InvitationDesk(Tools tools, AccountDesk accounts, SessionDesk sessions) {
    this.tools = tools;
    this.ledger = tools.ledger();
    this.accounts = accounts;
    this.sessions = sessions;
  }

  @Override
  public List<Invitation> open(Identity by) throws AccessRefused {
    Tools.require(by, Permission.PEOPLE);
    synchronized (ledger) {
      return stillOpen().entrySet().stream()
          .map(entry -> shown(entry.getKey(), entry.getValue()))
          .sorted(Comparator.comparing(Invitation::since).reversed())
          .toList();
    }
  }

  @Override
  public NewInvitation invite(Role role, Identity by) throws AccessRefused {
    Tools.require(by, Permission.PEOPLE);
    Tools.requireGivable(role);
    Instant now = tools.clock().instant();
    String id = tools.secrets().id();
    String code = tools.secrets().code(CODE_GROUPS);
    Kept.Invited invited = new Kept.Invited(role, Secrets.hashOfCode(code), now, now.plus(SERVES));
    synchronized (ledger) {
      if (stillOpen().size() >= MOST) {
        throw Refused.of(AccessRefused.Code.TOO_MANY, "TOO_MANY", MOST);
      }
      var over = ledger.invited().where(one -> !now.isBefore(one.expiresAt()));
      ledger
          .change()
          .remove(ledger.invited(), over.keySet())
          .put(ledger.invited(), id, invited)
          .keep();
    }
    tools.audit().write(AuditEntry.Kind.INVITED, by.user(), role.name(), by.caller());
    return new NewInvitation(shown(id, invited), code);
  }

  @Override
  public void withdraw(String id, Identity by) throws AccessRefused {
    Tools.require(by, Permission.PEOPLE);
    synchronized (ledger) {
      if (ledger.invited().get(id).isEmpty()) {
        throw Refused.of(AccessRefused.Code.NO_SUCH_INVITATION, "NO_SUCH_INVITATION", id);
      }
      ledger.change().remove(ledger.invited(), List.of(id)).keep();
    }
    tools.audit().write(AuditEntry.Kind.INVITATION_WITHDRAWN, by.user(), id, by.caller());
  }

  @Override
  public SignedIn accept(String code, Credentials account, Caller caller) throws AccessRefused {
    tools.tries().begin(caller, THING);
    if (find(code).isEmpty()) {
      tools.audit().write(AuditEntry.Kind.INVITATION_REFUSED, "", "", caller);
      throw Refused.of(AccessRefused.Code.WRONG_CODE);
    }
    tools.tries().good(caller, THING);
    // the role is the invitation's, which is looked at again when the password is hashed
    Kept.Person hashed = accounts.person(account, Role.USER);
    SignedIn begun;
    synchronized (ledger) {
      Map.Entry<String, Kept.Invited> invitation =
          find(code).orElseThrow(() -> Refused.of(AccessRefused.Code.WRONG_CODE));
      accounts.requireRoom(hashed.user());
      Kept.Person person = hashed.withRole(invitation.getValue().role());
      String key = Names.folded(person.user());
      Ledger.Change change =
          ledger
              .change()
              .remove(ledger.invited(), List.of(invitation.getKey()))
              .put(ledger.people(), key, person);
      begun = sessions.begin(key, person, caller, change);
      change.keep();
    }
    String user = begun.identity().user();
    String what = user + " " + begun.identity().role();
    tools.audit().write(AuditEntry.Kind.ACCOUNT_ADDED, user, what, caller);
    return begun;
  }

  /** Looks at all of them, so that the time tells nothing. */
  private Optional<Map.Entry<String, Kept.Invited>> find(String code) {
    String hash = Secrets.hashOfCode(code);
    synchronized (ledger) {
      return stillOpen().entrySet().stream()
          .filter(entry -> Secrets.sameHash(entry.getValue().code(), hash))
          .reduce((one, other) -> one);
    }
  }

  private Map<String, Kept.Invited> stillOpen() {
    Instant now = tools.clock().instant();
    return ledger.invited().where(one -> now.isBefore(one.expiresAt()));
  }

  private static Invitation shown(String id, Kept.Invited one) {
    return new Invitation(id, one.role(), one.since(), one.expiresAt());
  }
}
