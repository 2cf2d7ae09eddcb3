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
import io.meriggio.memory.internal.ForgetfulMemory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@link Memory} for tests of what uses one: without a file, and as unreliable as wanted. Give
 * the same object to the next start of what is tested, and it has been restarted.
 */
public final class HeapMemory implements Memory {
  private final ForgetfulMemory kept = new ForgetfulMemory(Text.NONE);
  private Optional<MemoryException.Reason> refusal = Optional.empty();
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
  public Optional<String> document(String key) {
    return kept.document(key);
  }

  @Override
  public Map<String, String> documents(String prefix) {
    return kept.documents(prefix);
  }

  @Override
  public synchronized void keep(Map<String, Optional<String>> changes) throws MemoryException {
    commit();
    kept.keep(changes);
  }

  @Override
  public synchronized void append(Journal journal, List<Entry> entries) throws MemoryException {
    commit();
    kept.append(journal, entries);
  }

  @Override
  public synchronized void amend(Journal journal, Entry entry) throws MemoryException {
    commit();
    kept.amend(journal, entry);
  }

  @Override
  public List<Stored> read(Journal journal, Query query) {
    return kept.read(journal, query);
  }

  @Override
  public synchronized Health health() {
    return refusal
        .map(reason -> new Health(Health.State.FAILING, Text.plain(reason.name())))
        .orElse(new Health(Health.State.SOUND, Text.NONE));
  }

  private void commit() throws MemoryException {
    if (refusal.isPresent()) {
      throw new MemoryException(
          refusal.get(), Text.plain("refused by the test: " + refusal.get()), null);
    }
    commits++;
  }
}
