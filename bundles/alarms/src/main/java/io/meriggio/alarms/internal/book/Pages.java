// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.book;

import io.meriggio.alarms.AlarmBook.Page;
import io.meriggio.alarms.AlarmEvent;
import io.meriggio.memory.Journal;
import io.meriggio.memory.Memory;
import io.meriggio.memory.Query;
import io.meriggio.memory.records.Keeper;
import io.meriggio.memory.records.Keeper.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The book in the memory: a document for each alarm that lasts, a journal of those that are over.
 * An end is written to the journal first; a process that is killed before the document is gone
 * finds the entry at its next start, so that no alarm ends twice.
 *
 * <p>Threads: any.
 */
public final class Pages {
  private static final Journal OVER = new Journal("alarms-over", 5_000);
  private static final String LASTING = "alarms/lasting/";

  private final Keeper keeper;

  public Pages(Memory memory) {
    keeper = new Keeper(memory);
  }

  /** The alarms that lasted when the gateway stopped. */
  List<AlarmEvent> lasting() {
    List<AlarmEvent> found = new ArrayList<>(keeper.kept(LASTING, AlarmEvent.class).values());
    List<AlarmEvent> over = found.stream().filter(event -> entry(event).isPresent()).toList();
    over.forEach(this::forget);
    found.removeAll(over);
    return found;
  }

  /** Keeps an alarm that lasts. */
  void begin(AlarmEvent event) {
    keeper.keep(LASTING, Map.of(event.id(), event));
  }

  /** Keeps an alarm that is over, or is acknowledged afterwards. */
  void end(AlarmEvent event) {
    if (keeper.amend(OVER, event.key(), event.since(), event)) {
      forget(event);
    }
  }

  private void forget(AlarmEvent event) {
    keeper.forget(LASTING + event.id());
  }

  /** A page of those that are over. */
  Page past(Optional<Long> before, int limit) {
    Query newest = Query.newest(limit);
    Keeper.Page<AlarmEvent> page =
        keeper.page(OVER, before.map(newest::before).orElse(newest), AlarmEvent.class);
    return new Page(page.values(), page.next());
  }

  /** One that is over. */
  Optional<AlarmEvent> past(String id) {
    return Ids.since(id).stream()
        .flatMap(since -> read(at(since)).stream())
        .flatMap(line -> line.value().stream())
        .filter(event -> event.id().equals(id))
        .findFirst();
  }

  private Optional<Line<AlarmEvent>> entry(AlarmEvent event) {
    return read(at(event.since()).about(event.key())).stream().findFirst();
  }

  private static Query at(Instant since) {
    return Query.newest(Query.MAX_LIMIT).between(since, since.plus(Duration.ofMillis(1)));
  }

  private List<Line<AlarmEvent>> read(Query query) {
    return keeper.lines(OVER, query, AlarmEvent.class);
  }
}
