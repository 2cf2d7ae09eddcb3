// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.book;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.meriggio.alarms.AlarmBook.Page;
import io.meriggio.alarms.AlarmEvent;
import io.meriggio.memory.Entry;
import io.meriggio.memory.Journal;
import io.meriggio.memory.Memory;
import io.meriggio.memory.MemoryException;
import io.meriggio.memory.Query;
import io.meriggio.memory.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The book in the memory: a document for each alarm that lasts, a journal of those that are over.
 * An end is written to the journal first; a process that is killed before the document is gone
 * finds the entry at its next start, so that no alarm ends twice. What can't be kept is told in the
 * log once, and the alarms go on without it.
 *
 * <p>Threads: any.
 */
public final class Pages {
  private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
  private static final Journal OVER = new Journal("alarms-over", 5_000);
  private static final String LASTING = "alarms/lasting/";

  private final JsonMapper json =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          // isActive, isEmpty: said by the other members
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private final Memory memory;
  private boolean failing;

  public Pages(Memory memory) {
    this.memory = memory;
  }

  /** The alarms that lasted when the gateway stopped. */
  List<AlarmEvent> lasting() {
    List<AlarmEvent> found = new ArrayList<>();
    try {
      for (String text : memory.documents(LASTING).values()) {
        read(text).ifPresent(found::add);
      }
    } catch (MemoryException e) {
      LOG.error("The alarms of before can't be read: {}", e.getMessage());
    }
    List<AlarmEvent> over = found.stream().filter(event -> entry(event).isPresent()).toList();
    over.forEach(this::forget);
    found.removeAll(over);
    return found;
  }

  /** Keeps an alarm that lasts. */
  void begin(AlarmEvent event) {
    told(() -> memory.keep(Map.of(LASTING + event.id(), Optional.of(text(event)))));
  }

  /** Keeps an alarm that is over, or is acknowledged afterwards. */
  void end(AlarmEvent event) {
    told(
        () -> {
          memory.amend(OVER, new Entry(event.key(), event.since(), text(event)));
          forget(event);
        });
  }

  private void forget(AlarmEvent event) {
    told(() -> memory.keep(Map.of(LASTING + event.id(), Optional.empty())));
  }

  /** A page of those that are over. */
  Page past(Optional<Long> before, int limit) {
    Query first = Query.newest(Math.min(limit + 1, Query.MAX_LIMIT));
    List<Stored> stored = read(before.map(first::before).orElse(first));
    List<AlarmEvent> page = new ArrayList<>();
    stored.stream().limit(limit).forEach(one -> read(one.entry().text()).ifPresent(page::add));
    boolean more = stored.size() > limit;
    return new Page(page, more ? Optional.of(stored.get(limit - 1).id()) : Optional.empty());
  }

  /** One that is over. */
  Optional<AlarmEvent> past(String id) {
    return Ids.since(id).stream()
        .flatMap(since -> read(at(since)).stream())
        .flatMap(stored -> read(stored.entry().text()).stream())
        .filter(event -> event.id().equals(id))
        .findFirst();
  }

  private Optional<Stored> entry(AlarmEvent event) {
    return read(at(event.since()).about(event.key())).stream().findFirst();
  }

  private static Query at(Instant since) {
    return Query.newest(Query.MAX_LIMIT).between(since, since.plus(Duration.ofMillis(1)));
  }

  private List<Stored> read(Query query) {
    try {
      return memory.read(OVER, query);
    } catch (MemoryException e) {
      LOG.error("The past alarms can't be read: {}", e.getMessage());
      return List.of();
    }
  }

  private String text(AlarmEvent event) {
    try {
      return json.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an alarm is no JSON", e);
    }
  }

  private Optional<AlarmEvent> read(String text) {
    try {
      return Optional.of(json.readValue(text, AlarmEvent.class));
    } catch (JsonProcessingException e) {
      LOG.error("An alarm of before can't be read and is left out: {}", e.getOriginalMessage());
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
        LOG.error("The alarms can't be kept: {}", e.getMessage());
      }
      failing = true;
    }
  }
}
