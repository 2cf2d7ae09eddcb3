// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.memory.MemoryException;
import io.meriggio.memory.Query;
import io.meriggio.memory.records.Keeper;
import io.meriggio.testkit.HeapMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each decision once, with its reason. */
class DecisionJournalTest {
  private static final Moment NOON =
      new Moment(Instant.parse("2026-06-01T10:00:00Z"), Duration.ZERO);
  private static final Sentence WHY = Sentence.of("charging.offline");

  private final HeapMemory memory = new HeapMemory();
  private final DecisionJournal journal = new DecisionJournal(new Keeper(memory));

  @Test
  void aDecisionThatStandsIsToldOnce() throws MemoryException {
    journal.decided("box", "CHARGING PEER", 10, WHY, NOON);
    journal.decided("box", "CHARGING PEER", 10, WHY, NOON.plus(Duration.ofSeconds(5)));

    assertThat(told()).hasSize(1);
    assertThat(told().get(0)).contains("CHARGING PEER", "does not answer", "charging.offline");
  }

  @Test
  void anotherFigureIsNoOtherDecision() throws MemoryException {
    journal.decided("box", "CHARGING PEER", 10, WHY, NOON);
    journal.decided("box", "CHARGING PEER", 11, WHY, NOON);

    assertThat(told()).hasSize(1);
  }

  @Test
  void anotherReasonIsAnotherDecisionAndSubjectsAreApart() throws MemoryException {
    journal.decided("box", "CHARGING PEER", 10, WHY, NOON);
    journal.decided("box", "STANDBY CONTRACT", 0, WHY, NOON);
    journal.decided("yard", "STANDBY CONTRACT", 0, WHY, NOON);
    journal.decided("box", "CHARGING PEER", 10, WHY, NOON);

    assertThat(told()).hasSize(4);
  }

  private List<String> told() throws MemoryException {
    return memory.read(DecisionJournal.DECISIONS, Query.newest(10)).stream()
        .map(stored -> stored.entry().text())
        .toList();
  }
}
