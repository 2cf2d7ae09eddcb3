// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void aUnitIsLeftAloneEverLonger() {
    assertThat(waits(BackOff.ofUnit(), 9)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
  }

  @Test
  void aPathIsTriedByTheStepsOfTheSticks() {
    // stick-and-hub section 1.5
    assertThat(waits(BackOff.ofPath(), 8)).containsExactly(1L, 2L, 5L, 10L, 30L, 60L, 60L, 60L);
  }

  @Test
  void aSuccessForgetsAllFailures() {
    BackOff backOff = BackOff.ofUnit();
    waits(backOff, 5);
    backOff.succeeded();
    assertThat(backOff.isFailing()).isFalse();
    assertThat(backOff.remaining(0)).isZero();
    assertThat(waits(backOff, 2)).containsExactly(1L, 2L);
  }

  @Test
  void theWaitRunsDown() {
    BackOff backOff = BackOff.ofUnit();
    backOff.failed(10 * SECOND);
    backOff.failed(20 * SECOND);
    assertThat(backOff.remaining(20 * SECOND)).isEqualTo(2 * SECOND);
    assertThat(backOff.remaining(21 * SECOND)).isEqualTo(SECOND);
    assertThat(backOff.remaining(22 * SECOND)).isZero();
    assertThat(backOff.isFailing()).isTrue();
  }

  @Test
  void repeatedTimeOutsTakeATwentiethOfTheTimeAtMost() {
    BackOff backOff = BackOff.ofUnit();
    backOff.failed(0, 3 * SECOND);
    assertThat(backOff.remaining(0)).isEqualTo(SECOND);
    backOff.failed(0, 3 * SECOND);
    assertThat(backOff.remaining(0)).isEqualTo(57 * SECOND);
    backOff.failed(0, SECOND / 10);
    assertThat(backOff.remaining(0)).isEqualTo(4 * SECOND);
    backOff.failed(0, SECOND);
    assertThat(backOff.remaining(0)).isEqualTo(19 * SECOND);
    backOff.failed(0, 10 * SECOND);
    assertThat(backOff.remaining(0)).isEqualTo(60 * SECOND);
  }

  @Test
  void theClockMayBeNegative() {
    BackOff backOff = BackOff.ofUnit();
    backOff.failed(Long.MAX_VALUE);
    assertThat(backOff.remaining(Long.MIN_VALUE)).isEqualTo(SECOND - 1);
  }

  private static List<Long> waits(BackOff backOff, int failures) {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < failures; i++) {
      backOff.failed(i);
      waits.add(backOff.remaining(i) / SECOND);
    }
    return waits;
  }
}
