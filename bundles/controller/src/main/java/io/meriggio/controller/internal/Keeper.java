// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
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
 * Keeps the controller's records in the memory, as JSON. What can't be kept or read is told in the
 * log once and lost for later; what runs goes on.
 *
 * <p>Threads: any.
 */
final class Keeper {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

  private static final String ASIDE = "set-aside/";

  private final JsonMapper json =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private final Memory memory;
  private boolean failing;

  Keeper(Memory memory) {
    this.memory = memory;
  }

  /** Keeps records under a prefix, all of them or none. */
  void keep(String prefix, Map<String, ?> records) {
    Map<String, Optional<String>> changes = new LinkedHashMap<>();
    records.forEach((key, value) -> changes.put(prefix + key, Optional.of(text(value))));
    told(() -> memory.keep(changes));
  }

  /** What was kept under a prefix, by what follows it; a record that can't be read is left out. */
  <T> Map<String, T> kept(String prefix, Class<T> type) {
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
  <P> P made(String prefix, Supplier<P> maker) {
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

  /** Tells a journal of a record that grows: it stands there once. */
  void amend(Journal journal, String subject, Instant at, Object value) {
    told(() -> memory.amend(journal, new Entry(subject, at, text(value))));
  }

  /** Adds a record to a journal. */
  void append(Journal journal, String subject, Instant at, Object value) {
    told(() -> memory.append(journal, List.of(new Entry(subject, at, text(value)))));
  }

  /** Records of a journal, newest first. */
  <T> List<T> read(Journal journal, Query query, Class<T> type) {
    List<T> found = new ArrayList<>();
    try {
      for (Stored stored : memory.read(journal, query)) {
        parsed(journal.name(), stored.entry().text(), type).ifPresent(found::add);
      }
    } catch (MemoryException e) {
      LOG.error("The journal {} can't be read: {}", journal.name(), e.getMessage());
    }
    return found;
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of the controller is no JSON", e);
    }
  }

  private <T> Optional<T> parsed(String key, String text, Class<T> type) {
    try {
      return Optional.of(json.readValue(text, type));
    } catch (JsonProcessingException e) {
      LOG.error("What was kept as {} is forgotten: {}", key, e.getOriginalMessage());
      return Optional.empty();
    }
  }

  private interface Change {
    void make() throws MemoryException;
  }

  private synchronized void told(Change change) {
    try {
      change.make();
      failing = false;
    } catch (MemoryException e) {
      if (!failing) {
        LOG.error("The controller's memory can't be written: {}", e.getMessage());
      }
      failing = true;
    }
  }
}
