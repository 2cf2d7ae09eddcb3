// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.testkit.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private final MovableClock clock = new MovableClock();
  private final Throttle throttle =
      new Throttle(
          new Throttle.Rule(
              3, Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofMinutes(10)),
          clock);

  @Test
  void afterTheFreeTriesEachWaitIsTwiceAsLongUpToTheLongest() {
    for (int i = 0; i < 3; i++) {
      assertThat(throttle.begin("a")).isEmpty();
    }
    for (int seconds : new int[] {1, 2, 4, 8, 8, 8}) {
      assertThat(throttle.begin("a")).hasValue(Duration.ofSeconds(seconds));
      clock.advance(Duration.ofSeconds(seconds));
      assertThat(throttle.begin("a")).isEmpty();
    }
    assertThat(throttle.begin("b")).as("another").isEmpty();
  }

  @Test
  void waitingIsNoTry() {
    for (int i = 0; i < 3; i++) {
      throttle.begin("a");
    }
    for (int i = 0; i < 100; i++) {
      assertThat(throttle.begin("a")).hasValue(Duration.ofSeconds(1));
    }
  }

  @Test
  void afterTenMinutesOfQuietAllIsForgotten() {
    for (int i = 0; i < 3; i++) {
      throttle.begin("a");
    }
    clock.advance(Duration.ofMinutes(10).plusSeconds(1));
    for (int i = 0; i < 3; i++) {
      assertThat(throttle.begin("a")).isEmpty();
    }
  }

  @Test
  void aClockThatIsSetBackMakesNobodyWaitLonger() {
    for (int i = 0; i < 3; i++) {
      throttle.begin("a");
    }
    clock.advance(Duration.ofDays(-365));
    assertThat(throttle.begin("a")).hasValue(Duration.ofSeconds(1));
  }

  @Test
  void aGoodTryDoesNotCount() {
    for (int i = 0; i < 50; i++) {
      assertThat(throttle.begin("a")).isEmpty();
      throttle.forgive("a");
    }
  }
}
