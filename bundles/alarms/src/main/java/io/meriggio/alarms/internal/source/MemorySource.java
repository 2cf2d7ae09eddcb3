// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.source;

import io.meriggio.alarms.Severity;
import io.meriggio.alarms.Trouble;
import io.meriggio.alarms.internal.book.Look;
import io.meriggio.memory.Health;
import io.meriggio.memory.Memory;
import java.util.List;

/** The memory, when it keeps nothing or has lost what it kept. */
public final class MemorySource implements Source {
  private static final String MEMORY = "memory";

  private final Memory memory;

  public MemorySource(Memory memory) {
    this.memory = memory;
  }

  @Override
  public Look look() {
    Health health = memory.health();
    List<Trouble> troubles =
        switch (health.state()) {
          case SOUND -> List.of();
          case AFRESH -> List.of(Trouble.of(MEMORY, "SET_ASIDE", Severity.WARNING, health.text()));
          case FAILING, FORGETFUL ->
              List.of(Trouble.of(MEMORY, "NOT_KEPT", Severity.ERROR, health.text()));
        };
    return new Look(troubles, key -> false);
  }
}
