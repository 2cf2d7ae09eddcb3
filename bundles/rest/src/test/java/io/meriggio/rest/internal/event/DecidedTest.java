// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.rest.internal.DecidedGateway;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What counts as a change of what the controller decides. */
class DecidedTest {
  private final DecidedGateway site = new DecidedGateway();
  private final Decided decided = new Decided(site.gateway());

  @Test
  void theFirstLookTellsAllAndTheNextNothing() {
    assertThat(decided.look(0).changed())
        .contains("charge-point:wb1", "charge-point:wb2", "output:3", "storage:hyd");
    assertThat(decided.look(seconds(1)).changed()).isEmpty();
  }

  @Test
  void aTimerThatRunsOnIsNoChangeAndOneThatJumpsIs() {
    site.storageRemaining(Optional.of(Duration.ofSeconds(100)));
    decided.look(0);
    site.storageRemaining(Optional.of(Duration.ofSeconds(60)));
    assertThat(decided.look(seconds(40)).changed()).doesNotContain("storage:hyd");
    site.storageRemaining(Optional.of(Duration.ofSeconds(100)));
    assertThat(decided.look(seconds(41)).changed()).contains("storage:hyd");
    site.storageRemaining(Optional.empty());
    assertThat(decided.look(seconds(42)).changed()).contains("storage:hyd");
    assertThat(decided.look(seconds(43)).changed()).doesNotContain("storage:hyd");
  }

  private static long seconds(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }
}
