// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The steps of decision D2; the whole of it runs in {@code rules.cases}, X37 to X40. */
class PhaseSwitchTest {
  private static final Duration DELAY = Duration.ofSeconds(60);

  private final PhaseSwitch phases = new PhaseSwitch();
  private Moment now = new Moment(Instant.EPOCH, Duration.ZERO);

  private void run(int seconds, double available, double power) {
    for (int i = 0; i < seconds; i++) {
      now = now.plus(Duration.ofSeconds(1));
      phases.step(Optional.of(available), power, DELAY, DELAY, now);
    }
  }

  @Test
  void nothingIsSwitchedWhileTheCarDraws() {
    run(61, 4139, 4140);
    assertThat(phases.isBusy()).isTrue();
    run(300, 4139, 100);
    assertThat(phases.phases()).isEqualTo(3);
    run(1, 4139, 99);
    run(29, 4139, 0);
    assertThat(phases.phases()).isEqualTo(3);
    run(1, 4139, 0);
    assertThat(phases.phases()).isEqualTo(1);
    assertThat(phases.left(now)).contains(Duration.ofSeconds(30));
    run(30, 4139, 0);
    assertThat(phases.isBusy()).isFalse();
  }

  @Test
  void aCarThatDoesNotLetGoForTenMinutesChargesOnAndIsAskedTenMinutesLater() {
    run(61, 4139, 4140);
    run(599, 4139, 4140);
    assertThat(phases.isBusy()).isTrue();
    run(1, 4139, 4140);
    assertThat(phases.isBusy()).isFalse();
    assertThat(phases.phases()).isEqualTo(3);
    run(598, 4139, 4140);
    assertThat(phases.isBusy()).isFalse();
    run(2, 4139, 4140);
    assertThat(phases.isBusy()).isTrue();
  }

  @Test
  void exactly4140WattKeepThreePhases() {
    run(1000, 4140, 4140);
    assertThat(phases.isBusy()).isFalse();
  }
}
