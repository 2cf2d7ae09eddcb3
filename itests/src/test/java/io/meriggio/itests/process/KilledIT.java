// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

  /** Seen once on a busy machine: Karaf had lost what it knew, and every pack was refused. */
  @Test
  void packsServeThoughKarafHasForgottenTheGatewaysOwnFeatures(@TempDir Path folder)
      throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    try (Gateway gateway = new Gateway.Plan(data).start().awaitReady(Duration.ofSeconds(60))) {
      assertThat(gateway.terminate()).isZero();
    }
    forget(data.resolve("karaf/cache"));
    try (Gateway gateway = new Gateway.Plan(data).start().awaitReady(Duration.ofSeconds(60))) {
      String packs = gateway.get("/packs").orElseThrow().body();
      for (int i = 0; i < 200 && !packs.contains("\"ACTIVE\""); i++) {
        Pause.millis(100);
        packs = gateway.get("/packs").orElseThrow().body();
      }
      assertThat(packs).contains("\"ACTIVE\"").doesNotContain("\"FAILED\"");
      assertThat(gateway.terminate()).isZero();
    }
  }

  private static void forget(Path cache) throws IOException {
    try (Stream<Path> files = Files.find(cache, 3, (f, a) -> f.endsWith("data/state.json"))) {
      Path state = files.findFirst().orElseThrow();
      ObjectNode known = (ObjectNode) new ObjectMapper().readTree(state.toFile());
      assertThat(known.path("repositories")).isNotEmpty();
      known.putArray("repositories");
      Files.writeString(state, known.toString());
    }
  }
}
