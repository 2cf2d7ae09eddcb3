// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.Alarm;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.memory.Memory;
import io.meriggio.memory.MemoryException;
import io.meriggio.memory.Query;
import io.meriggio.memory.records.Keeper;
import io.meriggio.testkit.HeapMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlarmBookTest {
  private static final Moment NOON =
      new Moment(Instant.parse("2026-06-01T10:00:00Z"), Duration.ZERO);
  private static final Optional<Sentence> SILENT = Optional.of(Sentence.of("charging.offline"));

  private final Memory memory = new HeapMemory();
  private final AlarmBook book = new AlarmBook(new Keeper(memory));

  @Test
  void anAlarmIsToldOnceWhenItBeginsAndOnceWhenItIsOver() throws MemoryException {
    book.set("garage", "OFFLINE", SILENT, NOON);
    book.set("garage", "OFFLINE", SILENT, NOON.plus(Duration.ofSeconds(5)));
    book.set("garage", "OFFLINE", Optional.empty(), NOON.plus(Duration.ofSeconds(10)));
    book.set("garage", "OFFLINE", Optional.empty(), NOON.plus(Duration.ofSeconds(15)));

    List<String> told =
        memory.read(AlarmBook.ALARMS, Query.newest(10)).stream()
            .map(stored -> stored.entry().text())
            .toList();
    assertThat(told).hasSize(2);
    assertThat(told.get(0)).contains("\"begins\":false");
    assertThat(told.get(1)).contains("\"begins\":true").contains("does not answer");
    assertThat(book.active()).isEmpty();
  }

  @Test
  void anAlarmKeepsTheTimeOfItsBeginning() {
    book.set("yard", "OFFLINE", SILENT, NOON.plus(Duration.ofSeconds(30)));
    book.set("garage", "OFFLINE", SILENT, NOON);
    book.set("garage", "OFFLINE", SILENT, NOON.plus(Duration.ofSeconds(60)));

    assertThat(book.active())
        .extracting(Alarm::id)
        .containsExactly("garage/OFFLINE", "yard/OFFLINE");
    assertThat(book.active().get(0).since()).isEqualTo(NOON.wall());
  }
}
