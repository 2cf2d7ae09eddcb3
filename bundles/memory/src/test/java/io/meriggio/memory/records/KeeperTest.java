// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Text;
import io.meriggio.memory.Entry;
import io.meriggio.memory.Health;
import io.meriggio.memory.Journal;
import io.meriggio.memory.Memory;
import io.meriggio.memory.MemoryException;
import io.meriggio.memory.Query;
import io.meriggio.memory.Stored;
import io.meriggio.memory.internal.ForgetfulMemory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Records come back as they were, and nothing that is wrong keeps anybody from working. */
class KeeperTest {
  private static final Journal LOG = new Journal("log", 100);

  private final Memory memory = new ForgetfulMemory(Text.NONE);
  private final Keeper keeper = new Keeper(memory);

  /** What parts keep: numbers, spans, lists and what may be missing. */
  record Kept(double number, Duration span, Optional<String> word, List<Integer> list) {}

  @Test
  void whatIsKeptComesBackAsItWas() {
    Kept kept = new Kept(1.5, Duration.ofMillis(90_500), Optional.empty(), List.of(1, 2));

    keeper.keep("part/", Map.of("a", kept));

    assertThat(keeper.kept("part/", Kept.class)).containsExactly(Map.entry("a", kept));
  }

  @Test
  void aRecordThatIsNoJsonIsLeftOutAndTheOthersComeBack() throws MemoryException {
    Kept kept = new Kept(2, Duration.ZERO, Optional.of("x"), List.of());
    keeper.keep("part/", Map.of("good", kept));
    memory.keep(Map.of("part/bad", Optional.of("{\"number\":\"many\"")));

    assertThat(keeper.kept("part/", Kept.class)).containsOnlyKeys("good");
  }

  @Test
  void aPartWhosePastCantBeUsedBeginsAfreshAndItsPastIsSetAside() throws MemoryException {
    keeper.keep("part/", Map.of("state", new Kept(3, Duration.ZERO, Optional.empty(), List.of())));

    String made =
        keeper.made(
            "part/",
            () -> {
              if (!keeper.kept("part/", Kept.class).isEmpty()) {
                throw new IllegalArgumentException("no such past");
              }
              return "afresh";
            });

    assertThat(made).isEqualTo("afresh");
    assertThat(memory.documents("part/")).isEmpty();
    assertThat(memory.documents("set-aside/part/")).hasSize(1);
  }

  @Test
  void whatCantBeWrittenIsToldAndNothingIsThrown() {
    boolean kept = new Keeper(new FullMemory()).amend(LOG, "part", Instant.EPOCH, List.of(1));

    assertThat(kept).isFalse();
  }

  @Test
  void aJournalTellsWhereEachRecordStandsAlsoOneThatCantBeRead() throws MemoryException {
    Kept kept = new Kept(1, Duration.ZERO, Optional.empty(), List.of());
    keeper.append(LOG, "a", Instant.EPOCH, kept);
    memory.append(LOG, List.of(new Entry("a", Instant.EPOCH, "[")));

    List<Keeper.Line<Kept>> lines = keeper.lines(LOG, Query.newest(10), Kept.class);

    assertThat(lines)
        .extracting(Keeper.Line::value)
        .containsExactly(Optional.empty(), Optional.of(kept));
    assertThat(lines.get(0).id()).isGreaterThan(lines.get(1).id());
    assertThat(keeper.read(LOG, Query.newest(10), Kept.class)).containsExactly(kept);
  }

  /** Holds nothing and takes nothing. */
  private static final class FullMemory implements Memory {
    private static MemoryException full() {
      return new MemoryException(
          MemoryException.Reason.FULL, new Text("full", "pieno"), new IOException("full"));
    }

    @Override
    public Optional<String> document(String key) {
      return Optional.empty();
    }

    @Override
    public Map<String, String> documents(String prefix) {
      return Map.of();
    }

    @Override
    public void keep(Map<String, Optional<String>> changes) throws MemoryException {
      throw full();
    }

    @Override
    public void append(Journal journal, List<Entry> entries) throws MemoryException {
      throw full();
    }

    @Override
    public void amend(Journal journal, Entry entry) throws MemoryException {
      throw full();
    }

    @Override
    public List<Stored> read(Journal journal, Query query) {
      return List.of();
    }

    @Override
    public Health health() {
      throw new UnsupportedOperationException("nobody asks");
    }
  }
}
