// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which starts count as failed. */
class StartsTest {
  private static final Instant NINE = Instant.parse("2026-06-01T09:00:00Z");

  @TempDir Path data;

  @Test
  void aStartFailedUnlessItIsForgotten() throws Exception {
    Starts starts = new Starts(data);
    starts.begin(NINE);
    starts.begin(NINE.plusSeconds(20));
    assertThat(new Starts(data).failed())
        .containsExactly(
            new Starts.Start(NINE, Optional.empty()),
            new Starts.Start(NINE.plusSeconds(20), Optional.empty()));

    starts.forget();
    assertThat(new Starts(data).failed()).isEmpty();
  }

  @Test
  void theLauncherAddsTheExitStatusToTheLastStart() throws Exception {
    Starts starts = new Starts(data);
    starts.begin(NINE);
    // as bin/gateway does
    Files.writeString(data.resolve("starts"), Files.readString(data.resolve("starts")) + " 137");
    starts.begin(NINE.plusSeconds(9));

    assertThat(starts.failed())
        .containsExactly(
            new Starts.Start(NINE, Optional.of(137)),
            new Starts.Start(NINE.plusSeconds(9), Optional.empty()));
  }

  @Test
  void aLineThatAPowerCutHasCutOffCountsNot() throws Exception {
    Files.writeString(data.resolve("starts"), "\n2026-06-01T09:00:00Z\n2026-06-0");
    assertThat(new Starts(data).failed()).hasSize(1);
  }
}
