// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.source;

import io.meriggio.alarms.Severity;
import io.meriggio.alarms.Trouble;
import io.meriggio.alarms.internal.book.Look;
import io.meriggio.history.History;
import io.meriggio.history.HistoryHealth;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The history, when it records nothing. */
public final class HistorySource implements Source {
  private static final String HISTORY = "history";

  private final Supplier<Optional<History>> history;

  public HistorySource(Supplier<Optional<History>> history) {
    this.history = history;
  }

  @Override
  public Look look() {
    Optional<History> present = history.get();
    if (present.isEmpty()) {
      return new Look(List.of(), key -> key.startsWith(HISTORY + "/"));
    }
    HistoryHealth health = present.get().health();
    List<Trouble> troubles =
        switch (health.state()) {
          // the clock has an alarm of its own
          case RECORDING, WAITING_FOR_CLOCK -> List.of();
          case AFRESH -> List.of(Trouble.of(HISTORY, "SET_ASIDE", Severity.WARNING, health.text()));
          case PAUSED, OFF ->
              List.of(Trouble.of(HISTORY, "NOT_KEPT", Severity.ERROR, health.text()));
        };
    return new Look(troubles, key -> false);
  }
}
