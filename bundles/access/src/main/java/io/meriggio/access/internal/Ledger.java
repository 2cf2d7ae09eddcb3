// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import io.meriggio.access.AccessRefused;
import io.meriggio.access.Role;
import io.meriggio.memory.Memory;
import io.meriggio.memory.MemoryException;
import io.meriggio.memory.records.RecordText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that is kept of accounts, in the gateway's memory and, the same, here. A change is kept as a
 * whole or not at all.
 *
 * <p>Threads: whoever reads or changes it holds its lock ({@code synchronized}).
 */
final class Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
  private static final String GATEWAY = "gateway";

  private final Memory memory;
  private final Shelf<Kept.Person> people = new Shelf<>("access/person/", Kept.Person.class);
  private final Shelf<Kept.Visit> visits = new Shelf<>("access/session/", Kept.Visit.class);
  private final Shelf<Kept.Invited> invited = new Shelf<>("access/invitation/", Kept.Invited.class);
  private final Shelf<Kept.Program> programs = new Shelf<>("access/token/", Kept.Program.class);
  private final Shelf<Kept.Ownership> ownership = new Shelf<>("access/", Kept.Ownership.class);

  /** Reads what is kept. */
  Ledger(Memory memory) throws MemoryException {
    this.memory = memory;
    for (Shelf<?> shelf : List.of(people, visits, invited, programs)) {
      read(shelf);
    }
    memory
        .document(ownership.prefix() + GATEWAY)
        .flatMap(text -> parsed(ownership, GATEWAY, text))
        .ifPresent(one -> ownership.stands(GATEWAY, Optional.of(one)));
  }

  private <T> void read(Shelf<T> shelf) throws MemoryException {
    memory
        .documents(shelf.prefix())
        .forEach(
            (key, text) -> {
              String own = key.substring(shelf.prefix().length());
              shelf.stands(own, parsed(shelf, own, text));
            });
  }

  /** What can't be read opens nothing: it is as if it were not there. */
  private static <T> Optional<T> parsed(Shelf<T> shelf, String key, String text) {
    return RecordText.read(shelf.prefix() + key, text, shelf.type());
  }

  Shelf<Kept.Person> people() {
    return people;
  }

  Shelf<Kept.Visit> visits() {
    return visits;
  }

  Shelf<Kept.Invited> invited() {
    return invited;
  }

  Shelf<Kept.Program> programs() {
    return programs;
  }

  Optional<Kept.Ownership> ownership() {
    return ownership.get(GATEWAY);
  }

  Optional<Kept.Person> owner() {
    return people.where(person -> person.role() == Role.OWNER).values().stream().findFirst();
  }

  /** A change to be made. */
  Change change() {
    return new Change();
  }

  /** Several documents that change together. */
  final class Change {
    private final Map<String, Optional<String>> texts = new LinkedHashMap<>();
    private final List<Runnable> after = new ArrayList<>();

    <T> Change put(Shelf<T> shelf, String key, T one) {
      texts.put(shelf.prefix() + key, Optional.of(RecordText.of(one)));
      after.add(() -> shelf.stands(key, Optional.of(one)));
      return this;
    }

    <T> Change remove(Shelf<T> shelf, Iterable<String> keys) {
      for (String key : keys) {
        texts.put(shelf.prefix() + key, Optional.empty());
        after.add(() -> shelf.stands(key, Optional.empty()));
      }
      return this;
    }

    Change own(Kept.Ownership now) {
      return put(ownership, GATEWAY, now);
    }

    /** Ends all sessions of an account. */
    Change signOut(String account) {
      return remove(visits, visits.where(visit -> visit.account().equals(account)).keySet());
    }

    /** Revokes all API tokens of an account. */
    Change revoke(String account) {
      return remove(programs, programs.where(one -> one.account().equals(account)).keySet());
    }

    /**
     * Keeps it.
     *
     * @throws AccessRefused NOT_KEPT: nothing has changed
     */
    void keep() throws AccessRefused {
      try {
        memory.keep(texts);
      } catch (MemoryException e) {
        LOG.warn("A change of accounts could not be kept: {}", e.getMessage());
        throw Refused.of(AccessRefused.Code.NOT_KEPT, "NOT_KEPT", e.text());
      }
      after.forEach(Runnable::run);
    }
  }
}
