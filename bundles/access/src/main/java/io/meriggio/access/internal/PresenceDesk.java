// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import io.meriggio.access.AccessRefused;
import io.meriggio.access.AuditEntry;
import io.meriggio.access.Caller;
import io.meriggio.access.Credentials;
import io.meriggio.access.Identity;
import io.meriggio.access.Permission;
import io.meriggio.access.Presence;
import io.meriggio.access.Role;
import io.meriggio.device.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One-time codes on the machine's own console. They are in the process only and end with it.
 * Threads: any.
 */
final class PresenceDesk implements Presence {
  private static final Duration SERVES = Duration.ofMinutes(15);

  /** So often at most does the console show the same code again. */
  private static final Duration SHOWN = Duration.ofMinutes(1);

  private static final int CODE_GROUPS = 2;
  private static final String RESET = "factory reset";

  private record Code(String plain, Instant made, Instant shown) {}

  private final Tools tools;
  private final Ledger ledger;
  private final AccountDesk accounts;
  private final Consumer<Text> console;
  private final Runnable reset;

  /** By what they are for; there are no more than accounts, and one. */
  private final Map<String, Code> codes = new LinkedHashMap<>();

  /**
   * The desk.
   *
   * @param console shows a line on the machine itself
   * @param reset what follows when the accounts are gone
   */
  PresenceDesk(Tools tools, AccountDesk accounts, Consumer<Text> console, Runnable reset) {
    this.tools = tools;
    this.ledger = tools.ledger();
    this.accounts = accounts;
    this.console = console;
    this.reset = reset;
  }

  @Override
  public void askRecovery(String user, Caller caller) throws AccessRefused {
    String account = Names.folded(user);
    tools.tries().begin(caller, "ask " + account);
    Optional<Kept.Person> person;
    synchronized (ledger) {
      person = ledger.people().get(account);
    }
    if (person.isPresent()) {
      String name = person.get().user();
      show("recovery " + account)
          .ifPresent(
              code -> {
                console.accept(
                    Refused.ALL.text("console.recovery", name, code, SERVES.toMinutes()));
                tools.audit().write(AuditEntry.Kind.RECOVERY_ASKED, name, "", caller);
              });
    }
  }

  @Override
  public void recover(Credentials account, String code, Caller caller) throws AccessRefused {
    String key = Names.folded(account.user());
    String what = "recovery " + key;
    tools.tries().begin(caller, what);
    Optional<Kept.Person> before;
    synchronized (ledger) {
      before = ledger.people().get(key);
    }
    if (!isRight(what, code) || before.isEmpty()) {
      String known = before.map(Kept.Person::user).orElse("");
      tools.audit().write(AuditEntry.Kind.RECOVERY_REFUSED, known, "", caller);
      throw Refused.of(AccessRefused.Code.WRONG_CODE);
    }
    String hash = tools.passwords().hash(account.password(), before.get().user());
    Kept.Person changed;
    synchronized (ledger) {
      // once: of two who come with the same code at the same time, the second is too late
      changed =
          ledger
              .people()
              .get(key)
              .filter(person -> isRight(what, code))
              .orElseThrow(() -> Refused.of(AccessRefused.Code.WRONG_CODE))
              .withPassword(hash);
      accounts.renew(changed, true);
      used(what);
    }
    tools.tries().good(caller, what);
    tools.tries().forget("account " + key);
    tools.audit().write(AuditEntry.Kind.RECOVERED, changed.user(), "", caller);
  }

  @Override
  public void askFactoryReset(Identity by) throws AccessRefused {
    requireOwner(by);
    tools.tries().begin(by.caller(), "ask " + RESET);
    show(RESET)
        .ifPresent(
            code -> console.accept(Refused.ALL.text("console.reset", code, SERVES.toMinutes())));
    tools.audit().write(AuditEntry.Kind.FACTORY_RESET_ASKED, by.user(), "", by.caller());
  }

  @Override
  public void factoryReset(String code, Identity by) throws AccessRefused {
    requireOwner(by);
    tools.tries().begin(by.caller(), RESET);
    if (!isRight(RESET, code)) {
      tools.audit().write(AuditEntry.Kind.FACTORY_RESET_REFUSED, by.user(), "", by.caller());
      throw Refused.of(AccessRefused.Code.WRONG_CODE);
    }
    synchronized (ledger) {
      tools.audit().write(AuditEntry.Kind.FACTORY_RESET, by.user(), "", by.caller());
      Ledger.Change change = ledger.change();
      change.remove(ledger.people(), ledger.people().where(p -> true).keySet());
      change.remove(ledger.visits(), ledger.visits().where(v -> true).keySet());
      change.remove(ledger.invited(), ledger.invited().where(i -> true).keySet());
      change.remove(ledger.programs(), ledger.programs().where(p -> true).keySet());
      change.own(Claim.unowned(tools)).keep();
      synchronized (codes) {
        codes.clear();
      }
    }
    tools.tries().good(by.caller(), RESET);
    reset.run();
  }

  private static void requireOwner(Identity by) throws AccessRefused {
    if (by.role() != Role.OWNER || by.kind() != Identity.Kind.SESSION) {
      throw Refused.of(AccessRefused.Code.NOT_ALLOWED);
    }
    Tools.require(by, Permission.PEOPLE);
  }

  /** The code to show now, unless it has just been shown. */
  private Optional<String> show(String what) {
    Instant now = tools.clock().instant();
    synchronized (codes) {
      codes.values().removeIf(code -> isOver(code, now));
      Code code = codes.get(what);
      if (code == null) {
        code = new Code(tools.secrets().code(CODE_GROUPS), now, now);
      } else if (now.isBefore(code.shown().plus(SHOWN))) {
        return Optional.empty();
      }
      codes.put(what, new Code(code.plain(), code.made(), now));
      return Optional.of(code.plain());
    }
  }

  private boolean isRight(String what, String given) {
    Instant now = tools.clock().instant();
    synchronized (codes) {
      Code code = codes.get(what);
      return code != null && !isOver(code, now) && Secrets.sameCode(code.plain(), given);
    }
  }

  private void used(String what) {
    synchronized (codes) {
      codes.remove(what);
    }
  }

  /** Also when the clock was set back: a code must not serve for ever. */
  private static boolean isOver(Code code, Instant now) {
    return !now.isBefore(code.made().plus(SERVES)) || now.isBefore(code.made());
  }
}
