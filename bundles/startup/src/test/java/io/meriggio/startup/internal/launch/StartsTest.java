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

  /** The power goes after minutes of service, three times; each time the machine boots anew. */
  @Test
  void aPowerCutIsNoFailedStart() throws Exception {
    for (int boot = 1; boot <= 3; boot++) {
      Starts starts = new Starts(data, Optional.of("boot-" + boot));
      starts.begin(NINE.plusSeconds(300L * boot));
      starts.served();
    }
    assertThat(new Starts(data, Optional.of("boot-4")).failed()).isEmpty();
  }

  @Test
  void whatEndsBeforeItServesOrWithoutABootOrWithAStatusIsAFailedStart() throws Exception {
    Starts first = new Starts(data, Optional.of("boot-1"));
    first.begin(NINE); // took the machine down at once
    Starts second = new Starts(data, Optional.of("boot-2"));
    second.begin(NINE.plusSeconds(60));
    second.served();
    // as bin/gateway does: the process died, and the machine was booted afterwards
    Files.writeString(data.resolve("starts"), Files.readString(data.resolve("starts")) + " 137");
    Starts third = new Starts(data, Optional.of("boot-3"));
    third.begin(NINE.plusSeconds(200));
    third.served(); // killed, and nobody saw it

    assertThat(new Starts(data, Optional.of("boot-3")).failed())
        .containsExactly(
            new Starts.Start(NINE, Optional.empty()),
            new Starts.Start(NINE.plusSeconds(60), Optional.of(137)),
            new Starts.Start(NINE.plusSeconds(200), Optional.empty()));
    assertThat(new Starts(data, Optional.empty()).failed()).hasSize(3);
  }
}
