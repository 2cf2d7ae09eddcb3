// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import io.meriggio.device.Text;
import io.meriggio.memory.Entry;
import io.meriggio.memory.Health;
import io.meriggio.memory.Journal;
import io.meriggio.memory.Memory;
import io.meriggio.memory.MemoryException;
import io.meriggio.memory.Query;
import io.meriggio.memory.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A {@link Memory} for tests of what uses one. Give the same object to the next start of what is
 * tested, and it has been restarted.
 */
public final class HeapMemory implements Memory {
  private final TreeMap<String, String> documents = new TreeMap<>();
  private final Map<String, List<Stored>> journals = new HashMap<>();
  private Optional<MemoryException.Reason> refusal = Optional.empty();
  private long lastId;
  private int commits;

  /** Every change from now on fails like this; nothing: they are kept again. */
  public synchronized void refuse(Optional<MemoryException.Reason> reason) {
    refusal = reason;
  }

  /** How many changes were made so far. */
  public synchronized int commits() {
    return commits;
  }

  @Override
  public synchronized Optional<String> document(String key) {
    return Optional.ofNullable(documents.get(key));
  }

  @Override
  public synchronized SortedMap<String, String> documents(String prefix) {
    return documents.entrySet().stream()
        .filter(document -> document.getKey().startsWith(prefix))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, TreeMap::new));
  }

  @Override
  public synchronized void keep(Map<String, Optional<String>> changes) throws MemoryException {
    commit();
    changes.forEach(
        (key, text) ->
            text.ifPresentOrElse(words -> documents.put(key, words), () -> documents.remove(key)));
  }

  @Override
  public synchronized void append(Journal journal, List<Entry> entries) throws MemoryException {
    commit();
    List<Stored> log = log(journal);
    entries.forEach(entry -> log.add(new Stored(++lastId, entry)));
    while (log.size() > journal.capacity()) {
      log.remove(0);
    }
  }

  @Override
  public synchronized void amend(Journal journal, Entry entry) throws MemoryException {
    List<Stored> log = log(journal);
    for (int i = log.size() - 1; i >= 0; i--) {
      Entry old = log.get(i).entry();
      if (old.subject().equals(entry.subject()) && old.at().equals(entry.at())) {
        commit();
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
  public synchronized Health health() {
    return refusal
        .map(reason -> new Health(Health.State.FAILING, Text.plain(reason.name())))
        .orElse(new Health(Health.State.SOUND, Text.NONE));
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

  private void commit() throws MemoryException {
    if (refusal.isPresent()) {
      throw new MemoryException(
          refusal.get(), Text.plain("refused by the test: " + refusal.get()), null);
    }
    commits++;
  }
}
