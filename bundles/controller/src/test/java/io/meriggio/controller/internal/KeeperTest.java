// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.memory.Memory;
import io.meriggio.memory.MemoryException;
import io.meriggio.testkit.HeapMemory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeeperTest {
  private final Memory memory = new HeapMemory();
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
    HeapMemory full = new HeapMemory();
    full.refuse(Optional.of(MemoryException.Reason.FULL));

    new Keeper(full)
        .keep("part/", Map.of("a", new Kept(1, Duration.ZERO, Optional.empty(), List.of())));

    assertThat(full.commits()).isZero();
    assertThat(full.documents("part/")).isEmpty();
  }
}
