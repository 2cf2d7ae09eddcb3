// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.records;

import io.meriggio.memory.Entry;
import io.meriggio.memory.Journal;
import io.meriggio.memory.Memory;
import io.meriggio.memory.MemoryException;
import io.meriggio.memory.Query;
import io.meriggio.memory.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the records of a bundle in the memory, as JSON. What can't be kept or read is told in the
 * log once and lost for later; what runs goes on.
 *
 * <p>Threads: any.
 */
public final class Keeper {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final String ASIDE = "set-aside/";

  private final Memory memory;
  private boolean failing;

  public Keeper(Memory memory) {
    this.memory = memory;
  }

  /** Keeps records under a prefix, all of them or none. */
  public void keep(String prefix, Map<String, ?> records) {
    Map<String, Optional<String>> changes = new LinkedHashMap<>();
    records.forEach((key, value) -> changes.put(prefix + key, Optional.of(RecordText.of(value))));
    told(() -> memory.keep(changes));
  }

  /** Forgets a record. */
  public void forget(String key) {
    told(() -> memory.keep(Map.of(key, Optional.empty())));
  }

  /** What was kept under a prefix, by what follows it; a record that can't be read is left out. */
  public <T> Map<String, T> kept(String prefix, Class<T> type) {
    Map<String, T> found = new LinkedHashMap<>();
    try {
      memory
          .documents(prefix)
          .forEach(
              (key, text) ->
                  parsed(key, text, type)
                      .ifPresent(value -> found.put(key.substring(prefix.length()), value)));
    } catch (MemoryException e) {
      LOG.error("What was kept as {} can't be read: {}", prefix, e.getMessage());
    }
    return found;
  }

  /**
   * Makes a part from what was kept. What can't be used is set aside and told, and the part begins
   * afresh: a record of the past must not keep the gateway from its work.
   *
   * @param prefix of what the part keeps
   */
  public <P> P made(String prefix, Supplier<P> maker) {
    try {
      return maker.get();
    } catch (RuntimeException e) {
      LOG.error("What was kept as {} can't be used; it is set aside as {}", prefix, ASIDE, e);
      setAside(prefix);
      return maker.get();
    }
  }

  private void setAside(String prefix) {
    told(
        () -> {
          Map<String, Optional<String>> changes = new LinkedHashMap<>();
          memory
              .documents(prefix)
              .forEach(
                  (key, text) -> {
                    changes.put(ASIDE + key, Optional.of(text));
                    changes.put(key, Optional.empty());
                  });
          memory.keep(changes);
        });
  }

  /**
   * Tells a journal of a record that grows: it stands there once.
   *
   * @return whether it is kept
   */
  public boolean amend(Journal journal, String subject, Instant at, Object value) {
    return told(() -> memory.amend(journal, new Entry(subject, at, RecordText.of(value))));
  }

  /** Adds a record to a journal. */
  public void append(Journal journal, String subject, Instant at, Object value) {
    told(() -> memory.append(journal, List.of(new Entry(subject, at, RecordText.of(value)))));
  }

  /**
   * A record of a journal.
   *
   * @param id where it stands
   * @param value empty when it can't be read
   */
  public record Line<T>(long id, Optional<T> value) {}

  /** Records of a journal, newest first. */
  public <T> List<Line<T>> lines(Journal journal, Query query, Class<T> type) {
    List<Line<T>> found = new ArrayList<>();
    try {
      for (Stored stored : memory.read(journal, query)) {
        found.add(new Line<>(stored.id(), parsed(journal.name(), stored.entry().text(), type)));
      }
    } catch (MemoryException e) {
      LOG.error("The journal {} can't be read: {}", journal.name(), e.getMessage());
    }
    return found;
  }

  /**
   * Some records of a journal.
   *
   * @param next for {@link Query#before(long)}, when there are more
   */
  public record Page<T>(List<Line<T>> lines, Optional<Long> next) {
    public Page {
      lines = List.copyOf(lines);
    }

    /** Those that can be read. */
    public List<T> values() {
      return lines.stream().flatMap(line -> line.value().stream()).toList();
    }
  }

  /** Records of a journal, newest first, and whether there are more. */
  public <T> Page<T> page(Journal journal, Query query, Class<T> type) {
    List<Line<T>> lines = lines(journal, query, type);
    if (lines.size() < query.limit()) {
      return new Page<>(lines, Optional.empty());
    }
    long last = lines.get(lines.size() - 1).id();
    Query one = new Query(query.subject(), query.from(), query.to(), Optional.of(last), 1);
    return new Page<>(lines, Optional.of(last).filter(id -> !lines(journal, one, type).isEmpty()));
  }

  /** The same without their places; one that can't be read is left out. */
  public <T> List<T> read(Journal journal, Query query, Class<T> type) {
    return lines(journal, query, type).stream().flatMap(line -> line.value().stream()).toList();
  }

  private <T> Optional<T> parsed(String key, String text, Class<T> type) {
    return RecordText.read(key, text, type);
  }

  private interface Change {
    void make() throws MemoryException;
  }

  private synchronized boolean told(Change change) {
    try {
      change.make();
      failing = false;
    } catch (MemoryException e) {
      if (!failing) {
        LOG.error("What must survive a restart can't be kept: {}", e.getMessage());
      }
      failing = true;
    }
    return !failing;
  }
}
