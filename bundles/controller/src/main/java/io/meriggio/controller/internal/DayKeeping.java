// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.internal.core.DayState;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.memory.Memory;
import io.meriggio.memory.records.Keeper;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the day's shares and flows over a restart, as soon as there is a memory; without one they
 * begin anew. At most a minute of them is lost when the gateway is killed.
 *
 * <p>Threads: one at a time.
 */
final class DayKeeping {
  static final Duration EVERY = Duration.ofMinutes(1);
  private static final String PREFIX = "plant/";
  private static final String DAY = "day";

  private final PlantWatch watch;
  private final Supplier<Optional<Memory>> memory;
  private Optional<Keeper> keeper = Optional.empty();
  private Duration keptAt = Duration.ZERO;

  DayKeeping(PlantWatch watch, Supplier<Optional<Memory>> memory) {
    this.watch = watch;
    this.memory = memory;
  }

  /** Restores what was kept, once; then keeps each minute. */
  void look(Moment now) {
    if (keeper.isEmpty()) {
      keeper = memory.get().map(Keeper::new);
      keeper
          .map(found -> found.kept(PREFIX, DayState.class))
          .map(kept -> kept.get(DAY))
          .ifPresent(watch::restore);
      keptAt = now.running();
    }
    if (now.running().minus(keptAt).compareTo(EVERY) >= 0) {
      keptAt = now.running();
      keep();
    }
  }

  /** Keeps the day as it is. */
  void keep() {
    keeper.ifPresent(to -> watch.state().ifPresent(state -> to.keep(PREFIX, Map.of(DAY, state))));
  }
}
