// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import io.meriggio.device.Text;
import io.meriggio.memory.Entry;
import io.meriggio.memory.Health;
import io.meriggio.memory.Journal;
import io.meriggio.memory.Query;
import io.meriggio.memory.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps all in the memory of the process, journals shorter than a file does. */
public final class ForgetfulMemory implements OpenedMemory {
  /** Of each journal: the heap is small and holds the whole gateway. */
  static final int MOST_ENTRIES = 1000;

  private final Text why;
  private final TreeMap<String, String> documents = new TreeMap<>();
  private final Map<String, List<Stored>> journals = new HashMap<>();
  private long lastId;

  /** With the reason that {@link #health} tells. */
  public ForgetfulMemory(Text why) {
    this.why = why;
  }

  @Override
  public synchronized Optional<String> document(String key) {
    return Optional.ofNullable(documents.get(key));
  }

  @Override
  public synchronized Map<String, String> documents(String prefix) {
    Map<String, String> found = new TreeMap<>(documents.tailMap(prefix));
    found.keySet().removeIf(key -> !key.startsWith(prefix));
    return found;
  }

  @Override
  public synchronized void keep(Map<String, Optional<String>> changes) {
    Limits.check(changes);
    changes.forEach(
        (key, text) ->
            text.ifPresentOrElse(words -> documents.put(key, words), () -> documents.remove(key)));
  }

  @Override
  public synchronized void append(Journal journal, List<Entry> entries) {
    entries.forEach(Limits::check);
    List<Stored> log = log(journal);
    entries.forEach(entry -> log.add(new Stored(++lastId, entry)));
    int tooMany = log.size() - Math.min(journal.capacity(), MOST_ENTRIES);
    if (tooMany > 0) {
      log.subList(0, tooMany).clear();
    }
  }

  @Override
  public synchronized void amend(Journal journal, Entry entry) {
    Limits.check(entry);
    List<Stored> log = log(journal);
    for (int i = log.size() - 1; i >= 0; i--) {
      Entry old = log.get(i).entry();
      if (old.subject().equals(entry.subject()) && old.at().equals(entry.at())) {
        log.set(i, new Stored(log.get(i).id(), entry));
        return;
      }
    }
    append(journal, List.of(entry));
  }

  @Override
  public synchronized List<Stored> read(Journal journal, Query query) {
    List<Stored> found = new ArrayList<>();
    List<Stored> log = log(journal);
    for (int i = log.size() - 1; i >= 0 && found.size() < query.limit(); i--) {
      if (wanted(log.get(i), query)) {
        found.add(log.get(i));
      }
    }
    return found;
  }

  @Override
  public Health health() {
    return new Health(Health.State.FORGETFUL, why);
  }

  @Override
  public void close() {
    // nothing is open
  }

  private static boolean wanted(Stored stored, Query query) {
    Entry entry = stored.entry();
    return query.subject().filter(subject -> !subject.equals(entry.subject())).isEmpty()
        && query.from().filter(from -> entry.at().isBefore(from)).isEmpty()
        && query.to().filter(to -> !entry.at().isBefore(to)).isEmpty()
        && query.before().filter(before -> stored.id() >= before).isEmpty();
  }

  private List<Stored> log(Journal journal) {
    return journals.computeIfAbsent(journal.name(), name -> new ArrayList<>());
  }
}
