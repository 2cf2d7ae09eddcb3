// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import io.meriggio.access.AccessRefused;
import io.meriggio.access.AuditEntry;
import io.meriggio.access.Caller;
import io.meriggio.access.Credentials;
import io.meriggio.access.Identity;
import io.meriggio.access.Policy;
import io.meriggio.access.Session;
import io.meriggio.access.Sessions;
import io.meriggio.access.SignedIn;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is signed in. Threads: any. */
final class SessionDesk implements Sessions {
  static final String PREFIX = "ms_";
  private static final Logger LOG = LoggerFactory.getLogger(SessionDesk.class);
  private static final Duration IDLE = Duration.ofDays(30);
  private static final Duration LONGEST = Duration.ofDays(180);

  /** So seldom is it written down that a session is used: cards wear out. */
  private static final Duration WRITTEN = Duration.ofHours(1);

  /** The most sessions of one account; the one used longest ago ends. */
  private static final int MOST = 20;

  private final Tools tools;
  private final Ledger ledger;

  SessionDesk(Tools tools) {
    this.tools = tools;
    this.ledger = tools.ledger();
  }

  /** Signs in with a password. */
  SignedIn signIn(Credentials credentials, Caller caller) throws AccessRefused {
    String account = Names.folded(credentials.user());
    String thing = "account " + account;
    tools.tries().begin(caller, thing);
    Optional<Kept.Person> person;
    synchronized (ledger) {
      person = ledger.people().get(account);
    }
    boolean right;
    try {
      right = tools.passwords().matches(credentials.password(), person.map(Kept.Person::password));
    } catch (AccessRefused busy) {
      tools.tries().undone(caller, thing);
      throw busy;
    }
    if (!right) {
      // somebody may have typed a password where a name belongs: it is not written down
      String known = person.map(Kept.Person::user).orElse("");
      tools.audit().write(AuditEntry.Kind.SIGN_IN_REFUSED, known, "", caller);
      throw Refused.of(AccessRefused.Code.WRONG_CREDENTIALS);
    }
    tools.tries().good(caller, thing);
    SignedIn begun;
    synchronized (ledger) {
      // the account may have gone, or have another password by now
      Kept.Person now =
          ledger
              .people()
              .get(account)
              .filter(one -> one.password().equals(person.get().password()))
              .orElseThrow(() -> Refused.of(AccessRefused.Code.WRONG_CREDENTIALS));
      Ledger.Change change = ledger.change();
      begun = begin(account, now, caller, change);
      change.keep();
    }
    tools.audit().write(AuditEntry.Kind.SIGNED_IN, begun.identity().user(), "", caller);
    return begun;
  }

  /** Begins a session as a part of a change. Called under the ledger's lock. */
  SignedIn begin(String account, Kept.Person person, Caller caller, Ledger.Change change) {
    Instant now = tools.clock().instant();
    change.remove(ledger.visits(), ended(account, now));
    String token = tools.secrets().token(PREFIX);
    Kept.Visit visit = new Kept.Visit(tools.secrets().id(), account, now, now, caller.address());
    change.put(ledger.visits(), Secrets.hash(token), visit);
    return new SignedIn(token, identity(person, visit, caller), end(visit));
  }

  /** Those that are over, and those that are too many when one more comes. */
  private List<String> ended(String account, Instant now) {
    Map<String, Kept.Visit> over = ledger.visits().where(visit -> isOver(visit, now));
    List<String> own =
        ledger
            .visits()
            .where(v -> v.account().equals(account) && !isOver(v, now))
            .entrySet()
            .stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Kept.Visit> e) -> e.getValue().lastUsed())
                    .reversed())
            .skip(MOST - 1L)
            .map(Map.Entry::getKey)
            .toList();
    return java.util.stream.Stream.concat(over.keySet().stream(), own.stream()).toList();
  }

  /** Who holds this token. */
  Optional<Identity> identify(String token, Caller caller) {
    String key = Secrets.hash(token);
    Instant now = tools.clock().instant();
    synchronized (ledger) {
      Optional<Kept.Visit> visit = ledger.visits().get(key).filter(v -> !isOver(v, now));
      Optional<Kept.Person> person = visit.flatMap(v -> ledger.people().get(v.account()));
      if (person.isEmpty()) {
        return Optional.empty();
      }
      Kept.Visit used = visit.get();
      if (Duration.between(used.lastUsed(), now).abs().compareTo(WRITTEN) >= 0) {
        used = used.usedAt(now);
        write(key, used);
      }
      return Optional.of(identity(person.get(), used, caller));
    }
  }

  private void write(String key, Kept.Visit used) {
    try {
      ledger.change().put(ledger.visits(), key, used).keep();
    } catch (AccessRefused e) {
      LOG.debug("The use of a session is not written down: {}", e.getMessage());
    }
  }

  @Override
  public List<Session> own(Identity by) {
    Instant now = tools.clock().instant();
    String account = Names.folded(by.user());
    synchronized (ledger) {
      return ledger
          .visits()
          .where(v -> v.account().equals(account) && !isOver(v, now))
          .values()
          .stream()
          .map(v -> session(v, by.user()))
          .sorted(Comparator.comparing(Session::lastUsed).reversed())
          .toList();
    }
  }

  @Override
  public void end(String id, Identity by) throws AccessRefused {
    String account = Names.folded(by.user());
    synchronized (ledger) {
      var found = ledger.visits().where(v -> v.account().equals(account) && v.id().equals(id));
      if (found.isEmpty()) {
        throw Refused.of(AccessRefused.Code.NO_SUCH_SESSION, "NO_SUCH_SESSION", id);
      }
      ledger.change().remove(ledger.visits(), found.keySet()).keep();
    }
    tools.audit().write(AuditEntry.Kind.SIGNED_OUT, by.user(), "", by.caller());
  }

  private static boolean isOver(Kept.Visit visit, Instant now) {
    return !now.isBefore(end(visit));
  }

  private static Instant end(Kept.Visit visit) {
    Instant idle = visit.lastUsed().plus(IDLE);
    Instant longest = visit.since().plus(LONGEST);
    return idle.isBefore(longest) ? idle : longest;
  }

  private static Session session(Kept.Visit visit, String user) {
    return new Session(
        visit.id(), user, visit.since(), visit.lastUsed(), end(visit), visit.address());
  }

  private static Identity identity(Kept.Person person, Kept.Visit visit, Caller caller) {
    return new Identity(
        person.user(),
        person.role(),
        Policy.permissions(person.role()),
        Identity.Kind.SESSION,
        visit.id(),
        Optional.of(end(visit)),
        caller);
  }
}
