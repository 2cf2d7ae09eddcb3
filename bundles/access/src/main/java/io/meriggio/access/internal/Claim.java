// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import io.meriggio.access.AccessRefused;
import io.meriggio.access.AuditEntry;
import io.meriggio.access.Caller;
import io.meriggio.access.Credentials;
import io.meriggio.access.Role;
import io.meriggio.access.SignedIn;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How a gateway gets its owner. Threads: any. */
final class Claim {
  private static final int CODE_GROUPS = 2;
  private static final String THING = "claim";

  private final Tools tools;
  private final Ledger ledger;
  private final AccountDesk accounts;
  private final SessionDesk sessions;
  private final Supplier<Optional<String>> serialNumber;

  Claim(
      Tools tools,
      AccountDesk accounts,
      SessionDesk sessions,
      Supplier<Optional<String>> serialNumber) {
    this.tools = tools;
    this.ledger = tools.ledger();
    this.accounts = accounts;
    this.sessions = sessions;
    this.serialNumber = serialNumber;
  }

  /** A gateway that nobody owns, with a fresh code. */
  static Kept.Ownership unowned(Tools tools) {
    return new Kept.Ownership(
        Optional.of(tools.secrets().code(CODE_GROUPS)), tools.clock().instant());
  }

  /** Makes a code where nobody owns the gateway and there is none yet. */
  void prepare() throws AccessRefused {
    synchronized (ledger) {
      if (ledger.owner().isEmpty() && code().isEmpty()) {
        ledger.change().own(unowned(tools)).keep();
      }
    }
  }

  boolean isClaimed() {
    synchronized (ledger) {
      return ledger.owner().isPresent();
    }
  }

  /** The code while nobody owns the gateway. */
  Optional<String> code() {
    synchronized (ledger) {
      return ledger.owner().isPresent()
          ? Optional.empty()
          : ledger.ownership().flatMap(Kept.Ownership::claimCode);
    }
  }

  SignedIn claim(String givenSerial, String givenCode, Credentials account, Caller caller)
      throws AccessRefused {
    requireUnowned();
    tools.tries().begin(caller, THING);
    if (!isRight(givenSerial, givenCode)) {
      tools.audit().write(AuditEntry.Kind.CLAIM_REFUSED, "", "", caller);
      throw Refused.of(AccessRefused.Code.WRONG_CODE, "WRONG_CODE.claim");
    }
    tools.tries().good(caller, THING);
    Kept.Person owner = accounts.person(account, Role.OWNER);
    SignedIn begun;
    synchronized (ledger) {
      // whoever hashed faster owns it
      requireUnowned();
      String key = Names.folded(owner.user());
      // what was tried before is the new owner's to see
      Kept.Ownership owned =
          new Kept.Ownership(
              Optional.empty(),
              ledger.ownership().map(Kept.Ownership::begun).orElse(owner.since()));
      Ledger.Change change = ledger.change().own(owned).put(ledger.people(), key, owner);
      begun = sessions.begin(key, owner, caller, change);
      change.keep();
    }
    tools.audit().write(AuditEntry.Kind.CLAIMED, owner.user(), "", caller);
    return begun;
  }

  private void requireUnowned() throws AccessRefused {
    if (isClaimed()) {
      throw Refused.of(AccessRefused.Code.ALREADY_OWNED);
    }
  }

  /** Both are compared, whichever is wrong, in a time that does not tell. */
  private boolean isRight(String givenSerial, String givenCode) {
    Optional<String> serial = serialNumber.get();
    Optional<String> code = code();
    List<Boolean> both =
        List.of(
            Secrets.sameCode(serial.orElse(givenSerial), givenSerial),
            Secrets.sameCode(code.orElse("no code"), givenCode));
    return code.isPresent() && !both.contains(false);
  }
}
