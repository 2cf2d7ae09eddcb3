// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A power cut at any moment of a first start leaves a gateway that starts. */
class KilledIT {

  /** Every 50 ms of a first start; a few of them unless the long tests are asked for. */
  static IntStream moments() {
    return Boolean.getBoolean("meriggio.long")
        ? IntStream.rangeClosed(1, 80).map(i -> i * 50)
        : IntStream.of(300, 550, 800, 1400);
  }

  @ParameterizedTest
  @MethodSource("moments")
  void aFirstStartThatIsKilledIsFollowedByAStartThatWorks(int afterMillis, @TempDir Path folder)
      throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    try (Gateway gateway = new Gateway.Plan(data).start()) {
      Pause.millis(afterMillis);
      gateway.kill();
    }
    try (Gateway gateway = new Gateway.Plan(data).start().awaitReady(Duration.ofSeconds(60))) {
      assertThat(gateway.get("/health").orElseThrow().statusCode()).isEqualTo(200);
    }
  }
}
